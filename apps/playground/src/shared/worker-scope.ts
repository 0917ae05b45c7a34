/** A worker's global object; the types of pages and of workers exclude one another. */
export interface WorkerScope<Request, Answer> {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage: (answer: Answer, transfer?: Transferable[]) => void;
}

/** The worker that this runs in. */
export function workerScope<Request, Answer>(): WorkerScope<Request, Answer> {
  return globalThis as unknown as WorkerScope<Request, Answer>;
}
