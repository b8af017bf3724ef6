/* After a swap: focus goes to what changed. Menus close on Escape or a press elsewhere. */
document.addEventListener("htmx:afterSettle", (event) => {
  const changed = event.detail.elt;
  const target = changed.matches("[data-focus]") ? changed : changed.querySelector("[data-focus]");
  if (target) target.focus();
});
const openMenus = () => document.querySelectorAll("details.menu[open]");
document.addEventListener("click", (event) => {
  openMenus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  openMenus().forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
});
