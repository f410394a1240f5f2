// What Python wrote into the page: the drawing's nodes, edges and options, and the network they stand for.
function read(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

const network = read("network");
network.lines.forEach((line, number) => (line.number = number));
