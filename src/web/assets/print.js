/*
A button that prints the page. Without this script the browser's own menu does it, as the page says.
*/

const button = document.getElementById("print");

if (button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
