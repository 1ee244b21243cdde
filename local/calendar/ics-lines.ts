// Says of text whether it is an iCalendar file at all, and if not, on which line it stops being one. What the
// properties mean is not judged here.

/** The text cannot be read as a calendar; the message is one sentence that names what is broken. */
export class IcsError extends Error {
  override readonly name = 'IcsError';
}

type Line = { readonly text: string; readonly number: number };

/** The text with its folded lines joined, checked: every line a property, every BEGIN with its END. */
export function checkedLines(text: string): string {
  const lines = unfolded(text.replace(/^\uFEFF/, ''));
  const first = lines[0];
  if (first === undefined)
    throw new IcsError('The file is empty; an iCalendar file begins with BEGIN:VCALENDAR.');
  if (!/^BEGIN:VCALENDAR\s*$/i.test(first.text)) {
    throw new IcsError(
      `This is not an iCalendar file: line ${first.number} is "${shortened(first.text)}" instead of BEGIN:VCALENDAR.`,
    );
  }
  const open: { name: string; number: number }[] = [];
  for (const { text: line, number } of lines) {
    const property = /^[A-Za-z0-9-]+(?=[;:])/.exec(line)?.[0];
    if (property === undefined || !line.includes(':')) {
      throw new IcsError(`Line ${number} is not an iCalendar property: "${shortened(line)}".`);
    }
    const name = line
      .slice(property.length + 1)
      .trim()
      .toUpperCase();
    if (property.toUpperCase() === 'BEGIN') open.push({ name, number });
    if (property.toUpperCase() !== 'END') continue;
    const begun = open.pop();
    if (begun === undefined) throw new IcsError(`Line ${number} ends ${name}, which was never begun.`);
    if (begun.name !== name) {
      throw new IcsError(`Line ${number} ends ${name}, but line ${begun.number} began ${begun.name}.`);
    }
  }
  const unfinished = open.at(-1);
  if (unfinished !== undefined) {
    throw new IcsError(
      `The file breaks off: ${unfinished.name}, begun on line ${unfinished.number}, is never ended.`,
    );
  }
  return lines.map((line) => quotedZone(line.text)).join('\r\n');
}

function unfolded(text: string): Line[] {
  const lines: { text: string; number: number }[] = [];
  text.split(/\r\n|\n|\r/).forEach((raw, index) => {
    const last = lines.at(-1);
    if (/^[ \t]/.test(raw) && last !== undefined) last.text += raw.slice(1);
    else if (raw.trim() !== '') lines.push({ text: raw, number: index + 1 });
  });
  return lines;
}

/** Exchange leaves zone names like tzone://Microsoft/Custom unquoted, though their colons would end the name. */
function quotedZone(line: string): string {
  return line.replace(/;TZID=([^";][^";]*):(?=[\dTZ,]+$)/i, ';TZID="$1":');
}

function shortened(line: string): string {
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
