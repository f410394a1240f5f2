// Colours come from the style sheet, so light, dark and paper are told in one place.
const dark = matchMedia("(prefers-color-scheme: dark)");

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function palette() {
  const families = {};
  for (const { family } of Object.values(network.kinds)) families[family] = colour(family);
  return { families, rim: colour("rim"), line: colour("line"), ink: colour("ink"), ground: colour("ground"), chosen: colour("chosen") };
}
