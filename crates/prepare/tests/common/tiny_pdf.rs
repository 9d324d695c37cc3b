//! A writer of small PDF files for tests: text at places, rules, boxes; fonts that are not embedded.

/// What is drawn on a page.
pub(crate) struct Drawn {
    content: String,
}

impl Drawn {
    pub(crate) fn new() -> Self {
        Self { content: String::new() }
    }

    /// Text with its left end and baseline at a place, in points from the lower left corner.
    pub(crate) fn text(mut self, x: f32, y: f32, size: f32, text: &str) -> Self {
        let codes: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        self.content += &format!("BT /F {size} Tf {x} {y} Td <{codes}> Tj ET\n");
        self
    }

    /// Lines of text in a column, each 14 points below the one before.
    pub(crate) fn column(self, x: f32, y: f32, lines: &[&str]) -> Self {
        lines.iter().enumerate().fold(self, |page, (at, line)| page.text(x, y - 14.0 * at as f32, 10.0, line))
    }

    /// A rule from one place to another.
    pub(crate) fn rule(mut self, from: (f32, f32), to: (f32, f32)) -> Self {
        self.content += &format!("{} {} m {} {} l S\n", from.0, from.1, to.0, to.1);
        self
    }

    /// The commands alone.
    pub(crate) fn into_content(self) -> String {
        self.content
    }

    /// Any other commands.
    pub(crate) fn commands(mut self, commands: &str) -> Self {
        self.content += commands;
        self
    }
}

/// A file with these pages, 600 by 800 points; `extra` are objects from number 10 on, named /X10, /X11 … as XObjects.
pub(crate) fn file(pages: &[Drawn], extra: &[String]) -> Vec<u8> {
    let mut objects: Vec<(usize, String)> = vec![
        (1, "<</Type/Catalog/Pages 2 0 R>>".to_owned()),
        (3, "<</Type/Font/Subtype/Type0/BaseFont/STSong/Encoding/UniGB-UTF16-H/DescendantFonts[4 0 R]>>".to_owned()),
        (
            4,
            "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/W[1[500] 814[500] 1 95 500]/FontDescriptor 5 0 R>>"
                .to_owned(),
        ),
        (
            5,
            "<</Type/FontDescriptor/FontName/STSong/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80>>"
                .to_owned(),
        ),
    ];
    let names: String = (0..extra.len()).map(|at| format!("/X{} {} 0 R", at + 10, at + 10)).collect();
    objects.extend(extra.iter().enumerate().map(|(at, object)| (at + 10, object.clone())));
    let first = 100;
    let kids: String = (0..pages.len()).map(|at| format!("{} 0 R ", first + 2 * at)).collect();
    objects.push((2, format!("<</Type/Pages/Count {}/Kids[{kids}]>>", pages.len())));
    for (at, page) in pages.iter().enumerate() {
        let number = first + 2 * at;
        objects.push((
            number,
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {} 0 R/Resources<</Font<</F 3 0 R>>/XObject<<{names}>>>>>>",
                number + 1
            ),
        ));
        objects.push((number + 1, stream("", &page.content)));
    }
    let mut bytes = b"%PDF-1.5\n".to_vec();
    for (number, object) in objects {
        bytes.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    // Without a table of objects: readers rebuild it.
    bytes.extend(b"trailer\n<</Root 1 0 R>>\n%%EOF\n");
    bytes
}

/// A stream object with entries of its dictionary.
pub(crate) fn stream(entries: &str, content: &str) -> String {
    format!("<<{entries}/Length {}>>stream\n{content}\nendstream", content.len())
}
