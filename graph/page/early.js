// Runs before the page is read, so that no time goes into laying out a table that is not shown first.
document.documentElement.classList.add("live");
