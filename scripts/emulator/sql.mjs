// The little SQL that the front has to read. Strings, quoted names and comments are skipped as one piece.

const PIECE = /'''[^]*?'''|"""[^]*?"""|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`|--[^\n]*|\/\*[^]*?\*\/|@(\w+)|\bBEGIN(?:\s+TRANSACTION)?(?=\s*;)|;|[^]/gi;

/** Whether this is more than one statement, or a statement of BigQuery's scripting language. */
export function isScript(sql) {
  const code = [...sql.matchAll(PIECE)].map(([piece]) => (/^(--|\/\*)/.test(piece) ? ' ' : piece));
  const semicolon = code.indexOf(';');
  return /^\s*(BEGIN|DECLARE|SET|IF|LOOP|WHILE|FOR|CALL|EXECUTE)\b/i.test(code.join(''))
    || (semicolon >= 0 && code.slice(semicolon + 1).some((piece) => piece.trim() !== '' && piece !== ';'));
}

/**
 * The script as the emulator can run it: its named parameters written out, and its transaction begun with START.
 * At BEGIN the emulator expects a block with an END, and takes the rest of the script for one statement.
 */
export function runnableScript(sql, parameters) {
  const values = new Map(parameters.map((parameter) => [parameter.name?.toLowerCase(), parameter]));
  return sql.replace(PIECE, (piece, name) => {
    if (/^BEGIN\b/i.test(piece)) return 'START TRANSACTION';
    const parameter = name && values.get(name.toLowerCase());
    return parameter ? literal(parameter.parameterType, parameter.parameterValue) : piece;
  });
}

function literal({ type, arrayType }, { value, arrayValues }) {
  if (type === 'ARRAY') return `[${(arrayValues ?? []).map((element) => literal(arrayType, element)).join(', ')}]`;
  if (value === undefined || value === null) return 'NULL';
  switch (type) {
    case 'INT64':
    case 'BOOL':
      return String(value);
    case 'FLOAT64':
      return `CAST(${quoted(value)} AS FLOAT64)`;
    case 'STRING':
      return quoted(value);
    default: // DATE '2021-11-02', NUMERIC '0.583', TIMESTAMP '...'
      return `${type} ${quoted(value)}`;
  }
}

function quoted(value) {
  return `'${String(value).replace(/\\/g, '\\\\').replace(/'/g, "\\'").replace(/\n/g, '\\n')}'`;
}
