// Tables, as BigQuery describes them. The emulator forgets the precision and scale of NUMERIC columns and the rest of
// what it has no use for, and knows no sizes, which Beam's storage source reads and a dry run is estimated from.

const TABLES = /^(?:\/bigquery\/v2)?\/projects\/([^/?]+)\/datasets\/([^/?]+)\/tables(?:\/([^/?]+))?(?:\?|$)/;
const FIELD_DETAILS = ['precision', 'scale', 'roundingMode', 'maxLength', 'defaultValueExpression', 'policyTags'];
/** The sizes in BigQuery's documentation; a string counts 2 bytes and its length, guessed here as 14. */
const BYTES = { INTEGER: 8, FLOAT: 8, NUMERIC: 16, BOOLEAN: 1, DATE: 8, TIMESTAMP: 8, DATETIME: 8, TIME: 8 };

export class Tables {
  #forward;
  #declared = new Map();

  constructor(forward) {
    this.#forward = forward;
  }

  /** The corrected answer to a request about one table or for a new one; undefined for anything else. */
  async answer(request) {
    const [, project, dataset, named] = TABLES.exec(request.path) ?? [];
    if (project === undefined || (named === undefined && request.method !== 'POST')) return undefined;
    const answer = await this.#forward(request);
    if (answer.status !== 200) return answer;

    const table = `${project}.${dataset}.${named ?? answer.body.tableReference.tableId}`;
    if (request.method === 'POST') this.#declared.set(table, request.json());
    if (request.method === 'PATCH') this.#declared.set(table, { ...this.#declared.get(table), ...request.json() });
    return { ...answer, body: { ...this.#asDeclared(table, answer.body), ...(await this.#size(table, answer.body)) } };
  }

  /** Bytes of all tables that the SQL names in backticks: what a query without any pruning would read at most. */
  async bytesNamedIn(sql) {
    let bytes = 0;
    for (const name of tablesNamedIn(sql)) {
      const [project, dataset, table] = name.split('.');
      const answer = await this.#forward({ method: 'GET', path: `/projects/${project}/datasets/${dataset}/tables/${table}` });
      if (answer.status === 200) bytes += Number((await this.#size(name, answer.body)).numBytes);
    }
    return bytes;
  }

  #asDeclared(table, resource) {
    const declared = this.#declared.get(table);
    if (declared === undefined) return resource;
    const partitioning = resource.timePartitioning && { ...declared.timePartitioning, ...resource.timePartitioning };
    return {
      ...resource,
      schema: { fields: detailed(resource.schema.fields, declared.schema?.fields ?? []) },
      ...(partitioning && { timePartitioning: partitioning }),
      ...(declared.clustering && { clustering: declared.clustering }),
      ...(declared.requirePartitionFilter !== undefined && { requirePartitionFilter: declared.requirePartitionFilter }),
    };
  }

  async #size(table, resource) {
    const [project, dataset, name] = table.split('.');
    const path = `/projects/${project}/datasets/${dataset}/tables/${name}/data?maxResults=1`;
    const data = await this.#forward({ method: 'GET', path });
    const rows = Number(data.body.totalRows ?? 0);
    const width = (resource.schema?.fields ?? []).reduce((sum, field) => sum + (BYTES[field.type] ?? 16), 0);
    return { numRows: String(rows), numBytes: String(rows * width), numLongTermBytes: '0' };
  }
}

/** Tables that the SQL names in backticks, each once. */
export function tablesNamedIn(sql) {
  return new Set([...sql.matchAll(/`([^`.\s]+)\.([^`.\s]+)\.([^`.\s]+)`/g)].map((match) => match[0].slice(1, -1)));
}

function detailed(fields, declared) {
  return fields.map((field) => {
    const own = declared.find((candidate) => candidate.name === field.name);
    if (own === undefined) return field;
    const details = FIELD_DETAILS.filter((name) => own[name] !== undefined).map((name) => [name, own[name]]);
    const nested = field.fields && own.fields && { fields: detailed(field.fields, own.fields) };
    return { ...field, ...Object.fromEntries(details), ...nested };
  });
}
