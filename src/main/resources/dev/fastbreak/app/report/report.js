// Puts the page together.

const dark = matchMedia('(prefers-color-scheme: dark)');
root.dataset.theme = dark.matches ? 'dark' : 'light';
const setTheme = (theme) => { root.dataset.theme = theme; redraw(); };
dark.addEventListener('change', () => setTheme(dark.matches ? 'dark' : 'light'));
element('theme').addEventListener('click', () => setTheme(root.dataset.theme === 'dark' ? 'light' : 'dark'));

const links = new Map([...document.querySelectorAll('nav a')].map((link) => [link.hash.slice(1), link]));
const whenRead = new IntersectionObserver((entries) => entries.filter((entry) => entry.isIntersecting).forEach(({ target }) => {
  links.forEach((link, id) => id === target.id ? link.setAttribute('aria-current', 'true') : link.removeAttribute('aria-current'));
}), { rootMargin: '-20% 0px -70%' });
document.querySelectorAll('main section').forEach((section) => whenRead.observe(section));

const report = await unpack(element('data').textContent);
const dates = report.tables.dates.all();
drawTables(report);
drawCalendars(report, dates);
drawFailures(report, dates);
drawFeatures(report);
new Players(report).start();
new Teams(report).start();
drawLedger(report, dates);
root.dataset.drawn = 'true';
