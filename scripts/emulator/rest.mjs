// What happens to a REST request: administration, then a fault if a rule asks for one, then the emulator through the
// corrections. The corrections (jobs.mjs, tables.mjs) make the emulator answer as BigQuery does where our code cares.

import { request as httpRequest } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { Bucket } from './bucket.mjs';
import { failure } from './errors.mjs';
import { Jobs } from './jobs.mjs';
import { Tables } from './tables.mjs';
import { Uploads } from './uploads.mjs';

/** The handler of the front's HTTP server; `port` and `credential` lead to the emulator, `insert` puts uploaded rows into a table. */
export function restHandler({ port, credential, gate, faults, insert }) {
  const forward = (request) => askEmulator(port, credential, request);
  const tables = new Tables(forward);
  const jobs = new Jobs(forward, tables);
  const bucket = new Bucket();
  const uploads = new Uploads(tables, jobs, bucket, insert);
  const correctly = async (request) =>
    bucket.answer(request) ?? (await uploads.answer(request)) ?? (await jobs.answer(request)) ?? (await tables.answer(request)) ?? (await forward(request));

  return async (incoming, outgoing) => {
    try {
      const request = await received(incoming);
      const administrative = faults.administer(request);
      if (administrative !== undefined) return send(outgoing, administrative);

      const fault = faults.take(request);
      if (fault?.dropConnection === 'before') {
        faults.record(request, { dropped: 'before' });
        return incoming.socket.destroy();
      }
      const answer = fault?.status === undefined ? await gate.pass(() => correctly(request)) : fault;
      if (fault?.dropConnection === 'after') {
        faults.record(request, { status: answer.status, dropped: 'after' });
        return incoming.socket.destroy();
      }
      faults.record(request, { status: answer.status });
      return send(outgoing, answer);
    } catch (error) {
      console.error(error);
      return send(outgoing, failure(500, 'internalError', `The front of the emulator failed: ${error.message}`));
    }
  };
}

async function received(incoming) {
  const chunks = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const raw = Buffer.concat(chunks);
  const body = incoming.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw;
  return {
    // Google's Java client sends PATCH as a POST with this header.
    method: incoming.headers['x-http-method-override'] ?? incoming.method,
    path: incoming.url,
    host: incoming.headers.host,
    range: incoming.headers['content-range'],
    headers: { 'content-type': incoming.headers['content-type'], 'if-match': incoming.headers['if-match'] },
    body,
    text: () => body.toString('utf8'),
    json: () => JSON.parse(body.toString('utf8')),
  };
}

/** Passes a request on; `body` may be bytes or an object. The answer's body is the parsed JSON, or undefined. */
function askEmulator(port, authorization, { method, path, headers = {}, body }) {
  const bytes = body === undefined || Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  const given = Object.entries({ 'content-type': 'application/json', authorization, ...headers }).filter(([, value]) => value !== undefined);
  // No connection is kept for reuse: the emulator hangs up on idle ones, and losing that race would look like a fault.
  const where = { host: '127.0.0.1', port, method, path, agent: false };
  return new Promise((resolve, reject) => {
    const call = httpRequest({ ...where, headers: Object.fromEntries(given) }, async (response) => {
      try {
        let text = '';
        for await (const chunk of response.setEncoding('utf8')) text += chunk;
        resolve({ status: response.statusCode, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) });
      } catch (error) {
        reject(error);
      }
    });
    call.on('error', reject).end(bytes);
  });
}

function send(outgoing, { status, headers = {}, body }) {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const own = Object.entries(headers).filter(([name]) => !['connection', 'content-length', 'keep-alive', 'transfer-encoding'].includes(name.toLowerCase()));
  const type = own.some(([name]) => name.toLowerCase() === 'content-type') ? {} : { 'content-type': 'application/json; charset=utf-8' };
  outgoing.writeHead(status, { ...type, ...Object.fromEntries(own) });
  outgoing.end(text);
}
