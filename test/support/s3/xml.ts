/** An element's content: a text, elements by name, or the same element several times. */
export type Xml = string | number | boolean | { readonly [name: string]: Xml | readonly Xml[] | undefined };

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Writes a document of one root element, in the namespace of S3. */
export function xmlDocument(root: string, content: Xml): string {
  return `${HEAD}<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inner(content)}</${root}>`;
}

/** Writes an error, which has no namespace. */
export function xmlError(content: Xml): string {
  return `${HEAD}<Error>${inner(content)}</Error>`;
}

function inner(content: Xml): string {
  if (typeof content !== 'object') return escapeXml(String(content));
  return Object.entries(content)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [value].flat().map((one) => `<${name}>${inner(one as Xml)}</${name}>`),
    ) // flat() forgets that the items are Xml
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** Returns the texts of all elements of a name, wherever they are. Enough for what clients send. */
export function elements(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'))].map(([, text = '']) => unescapeXml(text));
}

function unescapeXml(text: string): string {
  return text.replace(/&(quot|lt|gt|apos|#34|#39);/g, (_, name: string) => TEXTS[name] ?? '').replaceAll('&amp;', '&');
}

const TEXTS: Readonly<Record<string, string>> = { quot: '"', '#34': '"', lt: '<', gt: '>', apos: "'", '#39': "'" };
