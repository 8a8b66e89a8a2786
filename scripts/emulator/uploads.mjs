// Load jobs. Those with the rows in the request the emulator does not know: the resumable protocol, as Google's client
// speaks it, is a POST with the job, then PUTs with the bytes, the last of which is answered with the job. Those with
// files in a bucket it would read from a bucket that there is none of; the front plays one (bucket.mjs).

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failure } from './errors.mjs';

const UPLOADS = /^\/upload\/bigquery\/v2\/projects\/([^/?]+)\/jobs\?(.*)$/;
const JOBS = /^(?:\/bigquery\/v2)?\/projects\/([^/?]+)\/jobs(?:\?|$)/;
const RANGE = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/;

export class Uploads {
  #tables;
  #jobs;
  #bucket;
  #insert;
  #open = new Map();

  constructor(tables, jobs, bucket, insert) {
    this.#tables = tables;
    this.#jobs = jobs;
    this.#bucket = bucket;
    this.#insert = insert;
  }

  /** The answer to a load job from a bucket or to a part of an upload; undefined for anything else. */
  async answer(request) {
    const [, loading] = request.method === 'POST' ? (JOBS.exec(request.path) ?? []) : [];
    if (loading !== undefined) {
      const job = request.json();
      return job.configuration?.load?.sourceUris === undefined ? undefined : this.#loadFiles(loading, job);
    }
    const [, project, query] = UPLOADS.exec(request.path) ?? [];
    if (project === undefined) return undefined;
    return request.method === 'POST' ? this.#begin(project, request) : this.#receive(new URLSearchParams(query).get('upload_id'), request);
  }

  async #loadFiles(project, job) {
    const taken = await this.#jobs.taken(project, job.jobReference?.jobId);
    if (taken !== undefined) return taken;
    const { sourceUris, sourceFormat, writeDisposition } = job.configuration.load;
    if (sourceFormat !== 'NEWLINE_DELIMITED_JSON' || writeDisposition !== 'WRITE_APPEND') {
      return failure(400, 'invalid', `The front of the emulator appends lines of JSON only, and was asked for ${sourceFormat} and ${writeDisposition}`, 'INVALID_ARGUMENT');
    }
    const missing = sourceUris.find((uri) => this.#bucket.bytes(uri) === undefined);
    if (missing !== undefined) return failure(404, 'notFound', `Not found: URI ${missing}`, 'NOT_FOUND');
    return this.#load({ project, job, bytes: sourceUris.map((uri) => this.#bucket.bytes(uri)) });
  }

  async #begin(project, request) {
    const job = request.json();
    const taken = await this.#jobs.taken(project, job.jobReference?.jobId);
    if (taken !== undefined) return taken;
    const id = String(this.#open.size + 1);
    this.#open.set(id, { project, job, bytes: [], received: 0 });
    return { status: 200, headers: { Location: `http://${request.host}${request.path}&upload_id=${id}` }, body: {} };
  }

  async #receive(id, request) {
    const upload = this.#open.get(id);
    const [, , , total] = RANGE.exec(request.range ?? '') ?? [];
    upload.bytes.push(request.body);
    upload.received += request.body.length;
    if (total === undefined || total === '*' || upload.received < Number(total)) {
      return { status: 308, headers: { Range: `bytes=0-${upload.received - 1}` }, body: '' };
    }
    this.#open.set(id, { ended: true });
    return this.#load(upload);
  }

  async #load({ project, job, bytes }) {
    const { datasetId, tableId } = job.configuration.load.destinationTable;
    const table = await this.#tables.answer({ method: 'GET', path: `/projects/${project}/datasets/${datasetId}/tables/${tableId}` });
    if (table.status !== 200) return table;
    try {
      await this.#insert(project, datasetId, tableId, table.body.schema.fields, Buffer.concat(bytes));
      return { status: 200, body: this.#jobs.ended(project, job, undefined) };
    } catch (error) {
      const { body } = failure(400, 'invalid', error.message, 'INVALID_ARGUMENT');
      return { status: 200, body: this.#jobs.ended(project, job, body.error) };
    }
  }
}

/** Inserts rows, given as lines of JSON, into a table of the emulator's database. */
export function insertJsonLines(database, { bqTypeToDuck, qualifiedTableName }, folder) {
  let files = 0;
  return async (project, dataset, table, fields, lines) => {
    if (lines.length === 0) return;
    const file = join(folder, `upload-${++files}.json`);
    writeFileSync(file, lines);
    try {
      const names = fields.map(({ name }) => `"${name}"`).join(', ');
      const types = fields.map((field) => `'${field.name}': '${bqTypeToDuck({ ...field, type: LONG_NAMES[field.type] ?? field.type })}'`).join(', ');
      await database.exec(
        `INSERT INTO ${qualifiedTableName(project, dataset, table)} (${names})
         SELECT ${names} FROM read_json('${file}', format = 'newline_delimited', columns = {${types}})`);
    } finally {
      rmSync(file);
    }
  };
}

const LONG_NAMES = { INTEGER: 'INT64', FLOAT: 'FLOAT64', BOOLEAN: 'BOOL' };
