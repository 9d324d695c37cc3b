// A PDF that a password closes: its key is none of the empty password.

const KEY = '0123456789abcdef'.repeat(4);
const OBJECTS = [
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>',
  `<</Filter/Standard/V 1/R 2/P -4/O<${KEY}>/U<${KEY}>>>`,
];

function written() {
  let text = '%PDF-1.4\n';
  const places = OBJECTS.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = text.length;
  const size = OBJECTS.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  text += `trailer\n<</Size ${size}/Root 1 0 R/Encrypt 4 0 R/ID[<01><01>]>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

export const LOCKED = written();
