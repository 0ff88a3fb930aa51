/** The look of the index page; each frame shows what a phone shows first. */
export const indexStyle = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 56rem; padding: 1rem; color: light-dark(#1f2933, #e6ebf0); background: light-dark(#fff, #14181d); }
a { color: light-dark(#1f4e79, #8fc0f0); }
a:focus-visible { outline: 3px solid; outline-offset: 2px; }
nav ul { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; padding: 0; list-style: none; }
h2 { margin: 3rem 0 1rem; border-bottom: 1px solid light-dark(#d9e0e7, #37424d); }
h3 { margin: 2rem 0 .5rem; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 390px), 1fr)); gap: 1.5rem; }
.subject { margin: 0; font-weight: 600; }
.forms { margin: .25rem 0 .75rem; }
.look { display: block; max-width: 390px; overflow: hidden; border: 1px solid light-dark(#d9e0e7, #37424d); border-radius: 8px; }
iframe { display: block; width: 390px; height: 700px; border: 0; pointer-events: none; }
`;
