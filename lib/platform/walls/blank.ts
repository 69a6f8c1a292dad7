/** A file taken apart for reading: comments gone, code and quoted text each alone, every character at its old place. */
export type Parts = { code: string; quoted: string };

const blank = (text: string) => text.replace(/[^\n]/g, ' ');
const beforeRegex =
  /(?:^|[(,=:[!&|?;{+\-*%~^]|=>|\b(?:return|typeof|case|in|of|await|yield|void|delete))\s*$/;

/**
 * Takes TypeScript or JavaScript (with JSX) apart. No parser: it knows comments, the three kinds of quotes, what stands
 * between `${` and `}` in a template, and regular expressions by what comes before them.
 */
export function partsOfScript(text: string): Parts {
  let code = '';
  let quoted = '';
  let at = 0;
  const depths: number[] = []; // of braces within each open `${`
  const put = (piece: string, as: 'code' | 'quoted' | 'neither') => {
    code += as === 'code' ? piece : blank(piece);
    quoted += as === 'quoted' ? piece : blank(piece);
    at += piece.length;
  };
  const rest = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? '';
  };
  const template = () => {
    put(rest(/(?:[^`\\$]|\\[\s\S]|\$(?!\{))*/y), 'quoted');
    if (text[at] === '`') put('`', 'code');
    else if (at < text.length) {
      put('${', 'code');
      depths.push(0);
    }
  };
  while (at < text.length) {
    const char = text.charAt(at);
    const two = text.slice(at, at + 2);
    if (two === '//') put(rest(/[^\n]*/y), 'neither');
    else if (two === '/*') put(rest(/\/\*[\s\S]*?(?:\*\/|$)/y), 'neither');
    else if (char === "'" || char === '"') {
      const inside = char === "'" ? /(?:[^'\\\n]|\\[\s\S])*/y : /(?:[^"\\\n]|\\[\s\S])*/y;
      put(char, 'code');
      put(rest(inside), 'quoted');
      if (text[at] === char) put(char, 'code');
    } else if (char === '`') {
      put('`', 'code');
      template();
    } else if (char === '/' && beforeRegex.test(code.slice(-20))) {
      const regex = rest(/\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y);
      put(regex || char, regex ? 'neither' : 'code');
    } else if (char === '}' && depths.at(-1) === 0) {
      depths.pop();
      put('}', 'code');
      template();
    } else {
      const last = depths.length - 1;
      if (last >= 0 && char === '{') depths[last] = (depths[last] ?? 0) + 1;
      if (last >= 0 && char === '}') depths[last] = (depths[last] ?? 0) - 1;
      put(char, 'code');
    }
  }
  return { code, quoted };
}

/** SQL without its comments; what a function's body quotes is SQL too and stays. */
export function partsOfSql(text: string): Parts {
  return { code: text.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, blank), quoted: blank(text) };
}

/** A style sheet without its comments. */
export function partsOfCss(text: string): Parts {
  return { code: text.replace(/\/\*[\s\S]*?\*\//g, blank), quoted: blank(text) };
}
