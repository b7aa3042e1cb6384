/* Runs before the first paint, so that a stored theme or variant never flashes, and a bookmark has its room. Inlined on every page, allowed by its hash. */
(function (root) {
  var theme, variant;
  try {
    theme = localStorage.getItem('%base%theme');
    if (localStorage.getItem('%base%bookmark')) root.dataset.begun = '';
    variant =
      (/^#[^&]*&v1&(?:.*&)?variant=(%variants%)\b/.exec(location.hash) || [])[1] ||
      localStorage.getItem('%base%variant');
  } catch (refused) {}
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  root.dataset.variant = /^(%variants%)$/.test(variant) ? variant : '%variant%';
})(document.documentElement);
