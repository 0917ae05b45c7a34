// How changesets become a CHANGELOG. All packages have one version, so a list of those that were
// updated says nothing that the heading does not.
module.exports = {
  getReleaseLine: async ({ summary }) => `- ${summary.trim().replaceAll("\n", "\n  ")}`,
  getDependencyReleaseLine: async (_changesets, [updated]) =>
    updated ? `- Depend on ${updated.newVersion} of the family.` : "",
};
