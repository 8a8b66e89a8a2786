// A bucket, as far as Beam's load jobs use one: files are uploaded (resumable protocol), looked for, named in a load
// job and deleted, the latter in batches. Every bucket exists. The files are in memory and are handed out to no one
// but the load jobs (uploads.mjs).

import { failure } from './errors.mjs';

const BUCKET = /^(?:\/storage\/v1)?\/b\/([^/?]+)(?:\/o(?:\/([^/?]+))?)?(?:\?(.*))?$/;
const UPLOAD = /^\/upload(?:\/storage\/v1)?\/b\/([^/?]+)\/o\?(.*)$/;
const BATCH = /^\/batch(?:\/|\?|$)/;
const RANGE = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/;

export class Bucket {
  #files = new Map();
  #open = new Map();
  #uploads = 0;

  /** The bytes of gs://BUCKET/NAME; undefined when there is no such file. */
  bytes(uri) {
    return this.#files.get(uri);
  }

  /** The answer to a request about buckets; undefined for anything else. */
  answer(request) {
    if (BATCH.test(request.path)) return this.#batch(request);
    const [, target, parameters] = UPLOAD.exec(request.path) ?? [];
    if (target !== undefined) return this.#upload(target, new URLSearchParams(parameters), request);
    const [, bucket, name, query] = BUCKET.exec(request.path) ?? [];
    if (bucket === undefined) return undefined;
    if (name !== undefined) return this.#file(request.method, bucket, decodeURIComponent(name));
    return request.path.includes('/o') ? this.#list(bucket, new URLSearchParams(query)) : found({ kind: 'storage#bucket', name: bucket, location: 'US' });
  }

  #file(method, bucket, name) {
    const bytes = this.#files.get(`gs://${bucket}/${name}`);
    if (bytes === undefined) return failure(404, 'notFound', `No such object: ${bucket}/${name}`);
    if (method !== 'DELETE') return found(described(bucket, name, bytes));
    this.#files.delete(`gs://${bucket}/${name}`);
    return { status: 204 };
  }

  #list(bucket, query) {
    const start = `gs://${bucket}/`;
    const items = [...this.#files]
      .filter(([uri]) => uri.startsWith(start + (query.get('prefix') ?? '')))
      .map(([uri, bytes]) => described(bucket, uri.slice(start.length), bytes));
    return found({ kind: 'storage#objects', items });
  }

  #upload(bucket, query, request) {
    if (request.method === 'POST') {
      const name = query.get('name') ?? request.json().name;
      const id = String(++this.#uploads);
      this.#open.set(id, { bucket, name, parts: [], received: 0 });
      return { status: 200, headers: { Location: `http://${request.host}/upload/b/${bucket}/o?upload_id=${id}` }, body: {} };
    }
    const id = query.get('upload_id');
    const upload = this.#open.get(id);
    const [, , , total] = RANGE.exec(request.range ?? '') ?? [];
    upload.parts.push(request.body);
    upload.received += request.body.length;
    // Without a range the whole file is in one request.
    if (request.range !== undefined && (total === '*' || upload.received < Number(total))) {
      return { status: 308, headers: { Range: `bytes=0-${upload.received - 1}` }, body: '' };
    }
    const bytes = Buffer.concat(upload.parts);
    this.#open.delete(id);
    this.#files.set(`gs://${bucket}/${upload.name}`, bytes);
    return found(described(bucket, upload.name, bytes));
  }

  /** Several requests in one, as a multipart message; so are the answers. */
  #batch(request) {
    const [, boundary] = /boundary="?([^";]+)"?/.exec(request.headers['content-type']) ?? [];
    const answers = request.text().split(`--${boundary}`).slice(1, -1).map((part) => {
      const [head, ...rest] = part.trimStart().split(/\r?\n\r?\n/);
      const [, id] = /^content-id:\s*<?([^>\r\n]+)>?/im.exec(head) ?? [];
      const [, method, target] = /^([A-Z]+) (\S+)/.exec(rest.join('\n\n').trimStart()) ?? [];
      const { status, body } = this.answer({ method, path: target.replace(/^https?:\/\/[^/]+/, '') }) ?? failure(404, 'notFound', target);
      const text = body === undefined ? '' : JSON.stringify(body);
      return [
        'Content-Type: application/http', `Content-ID: <response-${id}>`, '',
        `HTTP/1.1 ${status} ${status < 300 ? 'OK' : 'Failed'}`, 'Content-Type: application/json; charset=UTF-8', `Content-Length: ${Buffer.byteLength(text)}`, '',
        text,
      ].join('\r\n');
    });
    const body = answers.map((answer) => `--answers\r\n${answer}\r\n`).join('') + '--answers--\r\n';
    return { status: 200, headers: { 'Content-Type': 'multipart/mixed; boundary=answers' }, body };
  }
}

function found(body) {
  return { status: 200, body };
}

function described(bucket, name, bytes) {
  const now = new Date().toISOString();
  return {
    kind: 'storage#object', id: `${bucket}/${name}/1`, bucket, name, generation: '1', metageneration: '1',
    size: String(bytes.length), contentType: 'application/octet-stream', timeCreated: now, updated: now, storageClass: 'STANDARD',
  };
}
