/** An answer in the shape of Google's errors. */
export function failure(status, reason, message, canonical) {
  return {
    status,
    body: { error: { code: status, message, errors: [{ message, domain: 'global', reason }], status: canonical } },
  };
}
