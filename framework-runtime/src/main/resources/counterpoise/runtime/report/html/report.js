// Sorting, filtering and the details of trials. Text goes into the page as text, never as markup.
'use strict';
(() => {
  const MORE = 500;
  const FEW = 60;

  const read = id => JSON.parse(document.getElementById(id).textContent);

  /** Makes an element: attributes, or handlers where the value is a function; children are nodes or text. */
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (typeof value === 'function') {
        element.addEventListener(key, value);
      } else {
        element.setAttribute(key, value);
      }
    }
    element.append(...children);
    return element;
  };

  // Tables that sort and filter

  const collator = new Intl.Collator('en', { numeric: true });

  /** Orders rows by a column; what has no value stands last either way. */
  const comparison = (column, numeric, direction) => (a, b) => {
    const [x, y] = [a.cells[column], b.cells[column]];
    if (numeric) {
      const [p, q] = [Number.parseFloat(x), Number.parseFloat(y)];
      if (Number.isNaN(p) || Number.isNaN(q)) {
        return Number.isNaN(p) - Number.isNaN(q);
      }
      return direction * (p - q);
    }
    return (x === '') - (y === '') || direction * collator.compare(x, y);
  };

  const enhance = (container, data) => {
    const table = container.querySelector('table');
    const body = table.tBodies[0];
    const headers = [...table.tHead.rows[0].cells];
    const [filter, differing] = container.querySelectorAll('input');
    const status = container.querySelector('[role=status]');
    const more = container.querySelector('.more');
    const rows = data.rows.map((cells, index) => (
      { cells, link: data.links[index], words: cells.join('\n').toLowerCase() }));
    let sorted = { column: -1, direction: 0 };
    let found = rows;
    let shown = data.shown;

    const cell = (row, column) => {
      const name = column === data.name;
      const text = row.cells[column];
      const content = name && row.link ? make('a', { href: row.link }, text) : text;
      return make(name ? 'th' : 'td', { class: data.classes[column], ...(name && { scope: 'row' }) }, content);
    };

    const count = () => {
      const part = found.length === rows.length ? '' : `${found.length} of `;
      status.textContent = `${part}${rows.length} rows`;
      const left = found.length - Math.min(shown, found.length);
      more.replaceChildren();
      if (left > 0) {
        const show = number => () => { shown += number; render(); };
        more.append(make('button', { type: 'button', class: 'button', click: show(MORE) },
          `Show ${Math.min(MORE, left)} more`));
        if (left > MORE) {
          more.append(make('button', { type: 'button', class: 'button', click: show(left) }, `Show all ${found.length}`));
        }
      }
    };

    const render = () => {
      body.replaceChildren(...found.slice(0, shown).map(row =>
        make('tr', {}, ...row.cells.map((_, column) => cell(row, column)))));
      count();
    };

    const select = () => {
      const words = filter.value.toLowerCase().split(/\s+/);
      found = rows.filter(row => words.every(word => row.words.includes(word)));
      if (sorted.direction !== 0) {
        found = [...found].sort(comparison(sorted.column, data.numeric[sorted.column], sorted.direction));
      }
      shown = data.shown;
      render();
    };

    /** One direction, the other, the first order; of numbers the largest come first. */
    const sort = column => {
      const first = data.numeric[column] ? -1 : 1;
      const previous = sorted.column === column ? sorted.direction : 0;
      sorted = { column, direction: previous === 0 ? first : previous === first ? -first : 0 };
      headers.forEach((header, index) => {
        const direction = index === column ? sorted.direction : 0;
        header.setAttribute('aria-sort', direction === 0 ? 'none' : direction > 0 ? 'ascending' : 'descending');
      });
      select();
    };

    headers.forEach((header, column) => {
      header.setAttribute('aria-sort', 'none');
      header.replaceChildren(make('button', { type: 'button', click: () => sort(column) }, ...header.childNodes));
    });
    const note = container.querySelector('.same-note');
    const hide = () => {
      table.classList.toggle('only-differing', differing.checked);
      if (note) {
        note.hidden = !differing.checked;
      }
    };
    filter.addEventListener('input', select);
    differing.addEventListener('change', hide);
    container.querySelector('.controls').hidden = false;
    hide();
    count();
  };

  const tables = read('tables-data');
  for (const container of document.querySelectorAll('[data-table]')) {
    enhance(container, tables[container.dataset.table]);
  }

  // Details of trials

  let details;

  /** How many decimals show the numbers of a column alike: all they have, or three digits of the smallest. */
  const decimals = numbers => {
    const own = number => String(number).includes('e') ? 12 : (String(number).split('.')[1] ?? '').length;
    const all = Math.max(0, ...numbers.map(own));
    const smallest = Math.min(...numbers.filter(number => number !== 0).map(Math.abs));
    const least = Number.isFinite(smallest) ? 2 - Math.floor(Math.log10(smallest)) : 0;
    return Math.min(all, Math.max(4, least), 12);
  };

  const plainTable = (caption, columns, rows, note = '') => {
    const numbers = columns.map((_, column) => rows.map(row => row[column]).filter(value => typeof value === 'number'));
    const digits = numbers.map(decimals);
    const kinds = numbers.map(ofColumn => ofColumn.length > 0 ? 'number' : 'text');
    const heads = columns.map((name, column) => make('th', { scope: 'col', class: kinds[column] }, name));
    const shown = (value, column) => typeof value === 'number' ? value.toFixed(digits[column]) : value ?? '';
    const cells = row => row.map((value, column) => make('td', { class: kinds[column] }, shown(value, column)));
    const table = make('table', {},
      make('caption', {}, caption),
      make('thead', {}, make('tr', {}, ...heads)),
      make('tbody', {}, ...rows.map(row => make('tr', {}, ...cells(row)))));
    return make('div', {},
      make('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption }, table),
      make('p', { class: 'note' }, note));
  };

  /** A table of which perhaps only some rows are in the page. */
  const excerpt = (caption, table, file) => {
    const left = table.rows.length < table.of;
    return plainTable(caption, table.columns, table.rows,
      left ? `${table.rows.length} of ${table.of} rows; all are in the trial's ${file}.` : '');
  };

  const folded = (title, open, ...children) =>
    make('details', open ? { open: '' } : {}, make('summary', {}, title), ...children);

  const stageTable = stages => {
    const columns = ['stage', 'result', 'seconds', 'threads', 'finished', 'key'];
    const rows = stages.map(([stage, reused]) => [stage.stage, reused ? 'reused' : 'computed', stage.seconds,
      stage.threads, stage.finished, make('code', {}, stage.key)]);
    return plainTable('Stages, in their order', columns, rows);
  };

  /** What computed each stage, where it is not as with the others. */
  const provenanceTables = stages => {
    const numbers = [...new Set(stages.map(([stage]) => stage.provenance))];
    return numbers.map(number => {
      const names = stages.filter(([stage]) => stage.provenance === number).map(([stage]) => stage.stage);
      return plainTable(names.join(', '), ['fact', 'value'], Object.entries(details.provenances[number]));
    });
  };

  /** What plugins left to be looked at: the pictures that are in the page, and where the others are. */
  const pictures = stages => stages.flatMap(([stage]) => {
    const shown = stage.pictures ?? [];
    const names = new Set(shown.map(([name]) => name));
    const others = (stage.artifacts ?? []).filter(name => !names.has(name));
    return [
      make('div', { class: 'pictures' }, ...shown.map(([, caption, address]) =>
        make('figure', {}, make('img', { src: address, alt: caption }), make('figcaption', {}, caption)))),
      make('p', { class: 'note' }, others.length > 0 ? `In the trial's folder artifacts: ${others.join(', ')}.` : ''),
    ];
  });

  const article = id => {
    const trial = details.trials[id];
    const stages = trial.stages.map(([number, reused]) => [details.stages[number], reused]);
    const settings = details.settings[id];
    const parts = [];
    parts.push(settings.length === 0
      ? make('p', {}, 'Its configuration is the one that all trials share.')
      : plainTable('What not all trials have in common', ['setting', 'value', 'set in'],
        settings.map(([path, value, origin]) => [path, value, origin || 'default'])));
    const warnings = stages.flatMap(([stage]) => stage.warnings.map(warning => `${stage.stage}: ${warning}`));
    if (warnings.length > 0) {
      parts.push(make('ul', { class: 'warning' }, ...warnings.map(warning => make('li', {}, warning))));
    }
    if (trial.classes) {
      parts.push(folded('Scores per class', true, excerpt('A row is a class', trial.classes, 'per-class.csv')));
    }
    const looked = stages.filter(([stage]) => stage.artifacts);
    if (looked.length > 0) {
      parts.push(folded('Pictures', true, ...pictures(looked)));
    }
    const trained = stages.filter(([stage]) => stage.epochs);
    if (trained.length > 0) {
      const few = trained.every(([stage]) => stage.epochs.rows.length <= FEW);
      parts.push(folded('Epochs', few, make('div', { class: 'tables' },
        ...trained.map(([stage]) => excerpt(`Phase ${stage.stage}`, stage.epochs, 'epochs.csv')))));
    }
    if (stages.length > 0) {
      parts.push(folded('Stages', true, stageTable(stages)));
      parts.push(folded('Provenance', false, ...provenanceTables(stages)));
    }
    const results = Object.entries(trial.tables);
    if (results.length > 0) {
      parts.push(folded('Tables of metrics', false,
        ...results.map(([name, table]) => excerpt(name, table, 'metrics.json'))));
    }
    if (trial.log) {
      parts.push(folded('Log', stages.length === 0, make('pre', { tabindex: '0' }, trial.log)));
    }
    const opened = make('article', { id: `trial-${id}`, tabindex: '-1' },
      make('header', {}, make('h3', {}, id),
        make('button', { type: 'button', class: 'button', click: () => close(opened) }, 'Close')),
      ...parts);
    return opened;
  };

  const close = opened => {
    opened.remove();
    history.replaceState(null, '', '#trials');
    document.getElementById('trials').scrollIntoView();
  };

  /** Opens the trial that the address names. */
  const open = () => {
    if (!location.hash.startsWith('#trial-')) {
      return;
    }
    details ??= { ...read('details-data'), stages: read('stages-data') };
    const id = decodeURIComponent(location.hash.slice('#trial-'.length));
    if (!Object.hasOwn(details.trials, id)) {
      return;
    }
    let opened = document.getElementById(`trial-${id}`);
    if (!opened) {
      opened = article(id);
      document.getElementById('opened').prepend(opened);
    }
    opened.scrollIntoView();
    opened.focus({ preventScroll: true });
  };

  // A second click on the same link changes no address, yet asks for the same.
  document.addEventListener('click', event => {
    const link = event.target.closest('a[href^="#trial-"]');
    if (link && link.getAttribute('href') === location.hash) {
      event.preventDefault();
      open();
    }
  });
  window.addEventListener('hashchange', open);
  open();
})();
