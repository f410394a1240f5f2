// Names are drawn here and not by the library: the strongest first, each beside its node where nothing else stands.
// What finds no room waits until the reader comes nearer.
const FONT = '"Segoe UI", system-ui, -apple-system, "Noto Sans", "DejaVu Sans", sans-serif';
const LINE_LENGTH = 24;
const CELL = 64;

function wrapped(name) {
  const rows = [""];
  for (const word of name.split(" ")) {
    const row = rows[rows.length - 1];
    if (!row) rows[rows.length - 1] = word;
    else if (row.length + word.length < LINE_LENGTH) rows[rows.length - 1] = `${row} ${word}`;
    else rows.push(word);
  }
  const two = rows.slice(0, 2).map((row) => (row.length > LINE_LENGTH + 4 ? `${row.slice(0, LINE_LENGTH + 2)}…` : row));
  if (rows.length > 2) two[1] = `${two[1].replace(/…$/, "")}…`;
  return two;
}

class Room {
  constructor() {
    this.cells = new Map();
  }
  * cellsOf([left, top, right, bottom]) {
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x++)
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y++) yield `${x},${y}`;
  }
  take(box, owner) {
    for (const cell of this.cellsOf(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push([...box, owner]);
    }
  }
  free([left, top, right, bottom], owner) {
    for (const cell of this.cellsOf([left, top, right, bottom]))
      for (const [l, t, r, b, other] of this.cells.get(cell) || [])
        if (other !== owner && left < r && right > l && top < b && bottom > t) return false;
    return true;
  }
}

// Items: {id, x, y, size, rows, weight, first}; the answer has boxes in screen pixels from the map's origin.
function placed(context, items, scale) {
  const room = new Room();
  for (const { id, x, y, size } of items) {
    const reach = size * scale + 1;
    room.take([x * scale - reach, y * scale - reach, x * scale + reach, y * scale + reach], id);
  }
  const labels = [];
  for (const item of items) {
    const points = item.first ? 13.5 : 11 + Math.min(3, item.weight / 5);
    const font = `${item.first || item.weight >= 8 ? 600 : 400} ${points}px ${FONT}`;
    context.font = font;
    const width = Math.max(...item.rows.map((row) => context.measureText(row).width)) + 4;
    const height = item.rows.length * points * 1.15 + 2;
    const [x, y, reach] = [item.x * scale, item.y * scale, item.size * scale + 3];
    const corners = [
      [x - width / 2, y + reach], [x + reach, y - height / 2], [x - reach - width, y - height / 2], [x - width / 2, y - reach - height],
    ];
    const tried = corners.findIndex(([left, top]) => room.free([left, top, left + width, top + height], item.id));
    if (tried < 0 && !item.first) continue;
    const [left, top] = corners[Math.max(tried, 0)];
    room.take([left, top, left + width, top + height], item.id);
    const align = ["center", "left", "right", "center"][Math.max(tried, 0)];
    const anchor = align === "center" ? left + width / 2 : align === "left" ? left + 2 : left + width - 2;
    labels.push({ rows: item.rows, font, align, x: anchor, y: top + 1, points, faint: item.faint });
  }
  return labels;
}

function write(context, labels, scale, colours) {
  context.save();
  context.scale(1 / scale, 1 / scale);
  context.textBaseline = "top";
  context.lineJoin = "round";
  for (const { rows, font, align, x, y, points, faint } of labels) {
    context.font = font;
    context.textAlign = align;
    context.globalAlpha = faint ? 0.25 : 1;
    context.strokeStyle = colours.ground;
    context.lineWidth = 3.5;
    context.fillStyle = colours.ink;
    rows.forEach((row, number) => context.strokeText(row, x, y + number * points * 1.15));
    rows.forEach((row, number) => context.fillText(row, x, y + number * points * 1.15));
  }
  context.restore();
}
