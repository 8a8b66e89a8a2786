// The emulator has one database connection for everyone. A multi-statement transaction is several statements with
// pauses between them, and whatever another request runs in a pause would join the transaction, and be rolled back
// with it. So there is a gate: a REST request holds it from beginning to end, a gRPC call for each of its statements.

export class Gate {
  #last = Promise.resolve();

  /** Runs the work when everything that came before has ended, and answers with its result. */
  pass(work) {
    const result = this.#last.then(work);
    this.#last = result.catch(() => {});
    return result;
  }
}

/** The database, with each statement behind the gate. */
export function guarded(database, gate) {
  const behindGate = (target, names) =>
    Object.fromEntries(names.map((name) => [name, (...values) => gate.pass(() => target[name](...values))]));
  return {
    ...database,
    ...behindGate(database, ['exec', 'query', 'queryWithSchema']),
    prepare: (sql) => behindGate(database.prepare(sql), ['exec', 'all']),
  };
}
