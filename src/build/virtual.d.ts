declare module 'virtual:late-elements' {
  /** Loads an element, by its tag. */
  const load: Readonly<Record<string, () => Promise<unknown>>>;
  export default load;
}

declare module 'virtual:line.css';
