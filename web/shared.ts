// What the elements load as one module: all that they share, and the strip, which is on almost every page of theirs.
// In pieces, each compressed for itself and cut so that no page loads a line too many, the strip would be two kilobytes
// larger. Whatever loads any of it says so by importing this file.
export { OutlookStrip } from './strip/strip';
