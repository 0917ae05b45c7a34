/** Lines in each direction of the grid that layers bend. */
export const BEND_LINES = 25;
