// Jobs, as BigQuery runs them. A client that must survive a lost connection leans on these, and the emulator has none:
//
// - A job id is used once: the second jobs.insert with it gets 409 and does nothing. The emulator runs it again.
// - jobs.insert answers before the job has ended. The emulator answers afterwards; we still say RUNNING, so that a
//   client which forgets to ask jobs.get sees no result.
// - A job that fails is a job, with an errorResult, to be asked for like any other. The emulator answers jobs.insert
//   with the error and forgets the job (or, if it had labels, lists it as running for ever).
// - A dry run runs nothing. The emulator carries out a script's statements from the second on.
// - A dry run says how many bytes would be read. The emulator estimates the bytes of the answer. Ours are those of the
//   whole tables, whatever columns and partitions are asked for.
// - On-demand queries bill 10 MB at least for each table that they name. The emulator bills nothing; we
//   the least, and a script like one query.
// - Scripts take query parameters, and statements of the scripting language in a transaction. The emulator drops the
//   former and trips over the latter; see sql.mjs.
// - Load jobs may bring their rows along; see uploads.mjs.
// - The cache of results never shows old rows. The emulator's does after a write through gRPC, so it stays off.

import { failure } from './errors.mjs';
import { isScript, runnableScript } from './sql.mjs';
import { tablesNamedIn } from './tables.mjs';

const JOBS = /^(?:\/bigquery\/v2)?\/projects\/([^/?]+)\/(jobs|queries)(?:\/([^/?]+))?(?:\?|$)/;
const LEAST_BILLED = 10 * 2 ** 20;

export class Jobs {
  #forward;
  #tables;
  #ended = new Map();

  constructor(forward, tables) {
    this.#forward = forward;
    this.#tables = tables;
  }

  /** The corrected answer to a request about jobs or queries; undefined for anything else. */
  async answer(request) {
    const [, project, collection, id] = JOBS.exec(request.path) ?? [];
    if (request.method === 'POST' && collection === 'queries' && id === undefined) return this.#query(request);
    if (request.method === 'POST' && collection === 'jobs' && id === undefined) return this.#insert(project, request);
    if (request.method === 'GET' && id !== undefined) {
      const ended = this.#endedAnswer(`${project}/${id}`, collection);
      return ended ?? (collection === 'jobs' ? billed(await this.#forward(request)) : undefined);
    }
    return undefined;
  }

  /** The refusal of a job id that has been used; undefined when it is free. */
  async taken(project, id) {
    return id !== undefined && (await this.#exists(project, id))
      ? failure(409, 'duplicate', `Already Exists: Job ${project}:US.${id}`, 'ALREADY_EXISTS')
      : undefined;
  }

  /** Remembers a job that the emulator did not run; `error` is undefined when it went well. Returns its resource. */
  ended(project, { jobReference, configuration }, error) {
    const resource = endedJob(project, jobReference.jobId, configuration, error);
    this.#ended.set(`${project}/${jobReference.jobId}`, { resource });
    return resource;
  }

  #endedAnswer(key, collection) {
    const job = this.#ended.get(key);
    if (job === undefined) return undefined;
    return collection === 'jobs' ? { status: 200, body: job.resource } : job.answer;
  }

  async #query(request) {
    const body = request.json();
    if (body.dryRun === true && isScript(body.query)) {
      return { status: 200, body: { kind: 'bigquery#queryResponse', jobComplete: true, totalRows: '0', ...(await this.#bytes(body.query)) } };
    }
    const answer = await this.#forward({ ...request, body: runnable(body) });
    if (answer.status !== 200) return answer;
    const bytes = body.dryRun === true ? await this.#bytes(body.query) : leastBilled(body.query);
    return { ...answer, body: { ...answer.body, ...bytes } };
  }

  async #insert(project, request) {
    const body = request.json();
    const id = body.jobReference?.jobId;
    const { query } = body.configuration ?? {};
    if (body.configuration?.dryRun === true && query !== undefined) return this.#dryRun(project, request, body);

    const taken = await this.taken(project, id);
    if (taken !== undefined) return taken;
    const configuration = query === undefined ? body.configuration : { ...body.configuration, query: runnable(query) };
    const answer = await this.#forward({ ...request, body: { ...body, configuration } });
    if (answer.status === 200) return { ...answer, body: stillRunning(answer.body) };
    if (id === undefined || answer.status >= 500) return answer;

    const resource = endedJob(project, id, body.configuration, answer.body.error);
    this.#ended.set(`${project}/${id}`, { resource, answer });
    return { status: 200, body: stillRunning(resource) };
  }

  async #exists(project, id) {
    return this.#ended.has(`${project}/${id}`)
      || (await this.#forward({ method: 'GET', path: `/projects/${project}/jobs/${id}` })).status === 200;
  }

  async #dryRun(project, request, body) {
    const { query } = body.configuration.query;
    const bytes = await this.#bytes(query);
    if (!isScript(query)) {
      const answer = await this.#forward({ ...request, body });
      if (answer.status === 200) {
        Object.assign(answer.body.statistics, bytes);
        Object.assign(answer.body.statistics.query, bytes);
      }
      return answer;
    }
    const jobReference = { projectId: project, jobId: body.jobReference?.jobId ?? 'dry-run', location: 'US' };
    const statistics = { ...bytes, query: { statementType: 'SCRIPT', ...bytes } };
    return {
      status: 200,
      body: { kind: 'bigquery#job', jobReference, configuration: body.configuration, status: { state: 'DONE' }, statistics },
    };
  }

  async #bytes(query) {
    return { totalBytesProcessed: String(await this.#tables.bytesNamedIn(query)) };
  }
}

/** The query as the emulator can run it. */
function runnable(query) {
  const { queryParameters, ...rest } = query;
  return isScript(query.query)
    ? { ...rest, query: runnableScript(query.query, queryParameters ?? []), useQueryCache: false }
    : { ...query, useQueryCache: false };
}

/** What BigQuery bills at least for a statement or a script. */
function leastBilled(sql) {
  return { totalBytesBilled: String(tablesNamedIn(sql).size * LEAST_BILLED) };
}

/** A job's resource with what its query is billed. */
function billed(answer) {
  const sql = answer.body?.configuration?.query?.query;
  if (answer.status === 200 && sql !== undefined && answer.body.statistics?.query !== undefined) {
    Object.assign(answer.body.statistics.query, leastBilled(sql));
  }
  return answer;
}

function stillRunning(resource) {
  const { creationTime, startTime } = resource.statistics;
  return { ...resource, status: { state: 'RUNNING' }, statistics: { creationTime, startTime } };
}

function endedJob(project, jobId, configuration, error) {
  const [{ reason, message }] = error?.errors ?? [{}];
  const now = String(Date.now());
  return {
    kind: 'bigquery#job',
    id: `${project}:US.${jobId}`,
    jobReference: { projectId: project, jobId, location: 'US' },
    configuration,
    status: { state: 'DONE', ...(error && { errorResult: { reason, message }, errors: [{ reason, message }] }) },
    statistics: { creationTime: now, startTime: now, endTime: now },
  };
}
