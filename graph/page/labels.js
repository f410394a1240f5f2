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
    const kept = [...box, owner];
    for (const cell of this.cellsOf(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push(kept);
    }
  }
  // The area of others that the box would cover; 0 is a free place.
  covered([left, top, right, bottom], owner) {
    const seen = new Set();
    let area = 0;
    for (const cell of this.cellsOf([left, top, right, bottom]))
      for (const box of this.cells.get(cell) || []) {
        const [l, t, r, b, other] = box;
        if (other === owner || seen.has(box)) continue;
        seen.add(box);
        area += Math.max(0, Math.min(right, r) - Math.max(left, l)) * Math.max(0, Math.min(bottom, b) - Math.max(top, t));
      }
    return area;
  }
}

function within([left, top, right, bottom], frame) {
  return !frame || (left >= frame[0] && top >= frame[1] && right <= frame[2] && bottom <= frame[3]);
}

// The eight places beside a node, the better ones first.
function beside(context, item, scale, weight, points) {
  const font = `${weight} ${points}px ${FONT}`;
  context.font = font;
  const width = Math.max(...item.rows.map((row) => context.measureText(row).width)) + 4;
  const height = item.rows.length * points * 1.15 + 2;
  const [x, y, reach] = [item.x * scale, item.y * scale, item.size * scale + 3];
  const side = reach * 0.7;
  return [
    ["center", x - width / 2, y + reach], ["left", x + reach, y - height / 2], ["right", x - reach - width, y - height / 2],
    ["center", x - width / 2, y - reach - height], ["left", x + side, y + side], ["right", x - side - width, y + side],
    ["left", x + side, y - side - height], ["right", x - side - width, y - side - height],
  ].map(([align, left, top]) => {
    const anchor = align === "center" ? left + width / 2 : align === "left" ? left + 2 : left + width - 2;
    return { rows: item.rows, font, points, align, x: anchor, y: top + 1, box: [left, top, left + width, top + height] };
  });
}

// Items: {id, x, y, size, rows, weight, first}, the most important first. Places are screen pixels from the map's origin;
// no label leaves the frame or enters its corner, where one is given. A leading label may cover circles, as few as it can,
// but never another label.
function placed(context, items, scale, frame, leaders) {
  const names = new Room();
  if (frame) names.take([frame[2] - 60, frame[3] - 110, frame[2], frame[3] + 30], "zoom buttons");
  const room = new Room();
  for (const { id, x, y, size } of items) {
    const reach = size * scale + 1;
    room.take([x * scale - reach, y * scale - reach, x * scale + reach, y * scale + reach], id);
  }
  const labels = [];
  for (const [rank, item] of items.entries()) {
    const leading = item.first || rank < leaders;
    const sizes = leading ? [[600, 13], [600, 11.5]] : [[400, 11.5]];
    const tried = sizes.map(([weight, points]) => beside(context, item, scale, weight, points));
    const open = tried.flat().filter(({ box }) => within(box, frame) && !names.covered(box, item.id));
    const covered = open.map(({ box }) => room.covered(box, item.id));
    const least = Math.min(...covered);
    if (!open.length || (least > 0 && !leading)) continue;
    const { box, ...label } = open[covered.indexOf(least)];
    names.take(box, item.id);
    room.take(box, item.id);
    labels.push({ ...label, faint: item.faint });
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
