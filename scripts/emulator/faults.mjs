// Faults on demand, for tests of what happens when BigQuery misbehaves.
//
//   POST   /__faults      one rule, or a list of them; added behind those already there
//   DELETE /__faults      forgets all rules
//   GET    /__requests    the last thousand REST requests: [{method, path, body, status, dropped}], oldest first;
//                         body is its first 20,000 characters, dropped is "before" or "after" or absent
//   DELETE /__requests    forgets them
//
// A rule, all of whose conditions have to hold; the first rule that fits is used, `times` times (once, if not given):
//
//   {
//     "method": "POST",                            condition: the HTTP method
//     "pathRegex": "/jobs$",                       condition: found in the path with its query string
//     "bodyRegex": "COMMIT TRANSACTION",           condition: found in the body (after decompression)
//     "status": 503,                               answer this instead of asking the emulator,
//     "headers": {"Retry-After": "1"},               with these headers
//     "body": {"error": {"code": 503, ...}},         and this body (JSON, or a string as it is)
//     "dropConnection": "before",                  or: hang up without asking the emulator,
//     "dropConnection": "after",                   or: ask the emulator, then hang up, so that the client cannot know
//     "times": 2
//   }

const KEPT = 1000;
const KEPT_CHARACTERS = 20_000;

export class Faults {
  #rules = [];
  #requests = [];

  /** The rule for this request, used up once; undefined when none fits. */
  take({ method, path, text }) {
    const rule = this.#rules.find((r) =>
      (r.method === undefined || r.method === method)
        && (r.pathRegex === undefined || new RegExp(r.pathRegex).test(path))
        && (r.bodyRegex === undefined || new RegExp(r.bodyRegex).test(text())));
    if (rule !== undefined && --rule.times === 0) this.#rules.splice(this.#rules.indexOf(rule), 1);
    return rule;
  }

  record({ method, path, text }, outcome) {
    this.#requests.push({ method, path, body: text().slice(0, KEPT_CHARACTERS), ...outcome });
    if (this.#requests.length > KEPT) this.#requests.shift();
  }

  /** The answer to an administrative request; undefined when it is none. */
  administer({ method, path, text }) {
    switch (`${method} ${path}`) {
      case 'POST /__faults':
        return this.#add(text());
      case 'DELETE /__faults':
        this.#rules = [];
        return { status: 200, body: {} };
      case 'GET /__requests':
        return { status: 200, body: this.#requests };
      case 'DELETE /__requests':
        this.#requests = [];
        return { status: 200, body: {} };
      default:
        return undefined;
    }
  }

  #add(text) {
    try {
      const added = [JSON.parse(text)].flat().map(checked);
      this.#rules.push(...added);
      return { status: 200, body: { rules: this.#rules.length } };
    } catch (error) {
      return { status: 400, body: { message: error.message } };
    }
  }
}

function checked(rule) {
  const known = ['method', 'pathRegex', 'bodyRegex', 'status', 'headers', 'body', 'dropConnection', 'times'];
  const unknown = Object.keys(rule).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`A rule has no ${unknown.join(', ')}; it has ${known.join(', ')}.`);
  if ((rule.status === undefined) === (rule.dropConnection === undefined)) {
    throw new Error('A rule has either a status or dropConnection.');
  }
  if (![undefined, 'before', 'after'].includes(rule.dropConnection)) {
    throw new Error('dropConnection is "before" or "after".');
  }
  new RegExp(rule.pathRegex);
  new RegExp(rule.bodyRegex);
  return { times: 1, ...rule };
}
