// A style sheet of a library, as its text.
declare module '*.css' {
  const text: string;
  export default text;
}
