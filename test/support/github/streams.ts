/** A request whose body comes piece by piece. */
export function streamedRequest(
  input: URL | Request,
  options: {
    readonly method?: string;
    readonly headers?: [string, string][];
    readonly body: AsyncIterable<Uint8Array>;
  },
): Request {
  const { body, ...rest } = options;
  const pieces = body[Symbol.asyncIterator]();
  const stream = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await pieces.return?.();
    },
  });
  const init: RequestInit & { readonly duplex: "half" } = { ...rest, body: stream, duplex: "half" };
  return new Request(input, init);
}
