// Reads what Pack.java packed: column by column, the difference to the row before.

/** A table whose columns are unpacked when they are asked for. */
class Table {
  #columns;
  #bytes;
  #strings;
  #unpacked = new Map();
  #places;

  constructor(directory, bytes, strings) {
    this.rows = directory.rows;
    this.#columns = directory.columns;
    this.#bytes = bytes;
    this.#strings = strings;
  }

  /** All numbers of a column as they are packed; NaN is null. */
  #numbers(name) {
    if (!this.#unpacked.has(name)) {
      const { at, scale } = this.#columns[name];
      const unit = 10 ** scale;
      const numbers = new Float64Array(this.rows);
      let position = at;
      let before = 0;
      for (let row = 0; row < this.rows; row++) {
        let code = 0;
        let factor = 1;
        let byte;
        do {
          byte = this.#bytes[position++];
          code += (byte & 127) * factor;
          factor *= 128;
        } while (byte > 127);
        if (code === 0) {
          numbers[row] = NaN;
        } else {
          const zigzag = code - 1;
          before += zigzag % 2 ? -(zigzag + 1) / 2 : zigzag / 2;
          numbers[row] = before / unit;
        }
      }
      this.#unpacked.set(name, numbers);
    }
    return this.#unpacked.get(name);
  }

  /** The value of a column in a row: a number, a text, an ISO date, a boolean or null. */
  get(name, row) {
    const number = this.#numbers(name)[row];
    if (Number.isNaN(number)) {
      return null;
    }
    switch (this.#columns[name].kind) {
      case 'TEXT': return this.#strings[number];
      case 'DATE': return new Date(number * 86400000).toISOString().slice(0, 10);
      case 'FLAG': return number === 1;
      default: return number;
    }
  }

  /** One row, or some columns of it, as an object. */
  row(row, names = Object.keys(this.#columns)) {
    return Object.fromEntries(names.map((name) => [name, this.get(name, row)]));
  }

  all(names) {
    return Array.from({ length: this.rows }, (_, row) => this.row(row, names));
  }

  /** By value of a text column, by which rows are sorted: its first row and the one after its last. */
  places(name) {
    if (!this.#places) {
      this.#places = new Map();
      const numbers = this.#numbers(name);
      for (let from = 0; from < this.rows; ) {
        let to = from + 1;
        while (to < this.rows && numbers[to] === numbers[from]) to++;
        this.#places.set(this.#strings[numbers[from]], [from, to]);
        from = to;
      }
    }
    return this.#places;
  }

  /** The rows of one player or team, oldest first. */
  of(column, entity) {
    const [from, to] = this.places(column).get(entity) ?? [0, 0];
    return Array.from({ length: to - from }, (_, i) => this.row(from + i));
  }
}

/** The page's facts and tables. */
async function unpack(base64) {
  const text = atob(base64);
  const packed = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) packed[i] = text.charCodeAt(i);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
  const buffer = await new Response(stream).arrayBuffer();
  const length = new DataView(buffer).getUint32(0, true);
  const directory = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const bytes = new Uint8Array(buffer, 4 + length);
  const tables = Object.fromEntries(
    Object.entries(directory.tables).map(([name, table]) => [name, new Table(table, bytes, directory.strings)]),
  );
  return { facts: directory.page, tables };
}
