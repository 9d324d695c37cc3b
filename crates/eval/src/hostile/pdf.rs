//! PDFs: circles of references, bombs, deep trees, pages of too much.

use super::Recipe;
use super::markup::numbered;
use super::zip::zlib;

/// All kinds.
pub(super) fn all() -> Vec<Recipe> {
    [trees(), circles(), contents(), files()].into_iter().flatten().collect()
}

/// A PDF of these objects, the first of which is the catalogue, with a table of references.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend_from_slice(format!("{} 0 obj\n", number + 1).as_bytes());
        bytes.extend_from_slice(object);
        bytes.extend_from_slice(b"\nendobj\n");
    }
    let start = bytes.len();
    bytes.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
    for place in places {
        bytes.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    let end = format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    bytes.extend_from_slice(end.as_bytes());
    bytes
}

fn object(text: impl AsRef<str>) -> Vec<u8> {
    text.as_ref().as_bytes().to_vec()
}

fn stream(dict: &str, content: &[u8]) -> Vec<u8> {
    let packed = zlib(content);
    let mut bytes = format!("<<{dict}/Filter/FlateDecode/Length {}>>\nstream\n", packed.len()).into_bytes();
    bytes.extend_from_slice(&packed);
    bytes.extend_from_slice(b"\nendstream");
    bytes
}

const CATALOGUE: &str = "<</Type/Catalog/Pages 2 0 R>>";
const ONE_PAGE: &str = "<</Type/Pages/Kids[3 0 R]/Count 1>>";

/// A page with this content; more objects begin with number 6.
fn page(resources: &str, content: &[u8], more: &[Vec<u8>]) -> Vec<u8> {
    let mut objects = vec![
        object(CATALOGUE),
        object(ONE_PAGE),
        object(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>{resources}>>>>"
        )),
        stream("", content),
        object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"),
    ];
    objects.extend_from_slice(more);
    pdf(&objects)
}

fn trees() -> Vec<Recipe> {
    vec![
        Recipe::file("page-circle", "pdf", |_| {
            pdf(&[
                object(CATALOGUE),
                object("<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 3>>"),
                object("<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>"),
            ])
        }),
        Recipe::file("deep-tree", "pdf", |scale| {
            let depth = scale.of(100_000);
            let mut objects = vec![object(CATALOGUE)];
            objects.extend((0..depth).map(|n| {
                object(format!("<</Type/Pages/Parent {} 0 R/Kids[{} 0 R]/Count 1>>", n + 1, n + 3))
            }));
            objects.push(object(format!("<</Type/Page/Parent {} 0 R/MediaBox[0 0 9 9]>>", depth + 1)));
            pdf(&objects)
        }),
        Recipe::file("doubling-tree", "pdf", |_| {
            let mut objects = vec![object(CATALOGUE)];
            objects.extend(
                (0..40).map(|n| object(format!("<</Type/Pages/Kids[{0} 0 R {0} 0 R]/Count 2>>", n + 3))),
            );
            objects.push(object("<</Type/Page/MediaBox[0 0 9 9]>>"));
            pdf(&objects)
        }),
        Recipe::file("many-pages", "pdf", |scale| {
            let count = scale.of(100_000);
            let kids = "3 0 R ".repeat(count);
            pdf(&[
                object(CATALOGUE),
                object(format!("<</Type/Pages/Kids[{kids}]/Count {count}>>")),
                object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"),
            ])
        }),
        Recipe::file("parent-circle", "pdf", |_| {
            pdf(&[
                object(CATALOGUE),
                object(ONE_PAGE),
                object("<</Type/Page/Parent 3 0 R/Contents 3 0 R/Resources 3 0 R/MediaBox 3 0 R>>"),
            ])
        }),
        Recipe::file("reference-circle", "pdf", |_| {
            pdf(&[object(CATALOGUE), object("3 0 R"), object("4 0 R"), object("2 0 R")])
        }),
        Recipe::file("deep-arrays", "pdf", |scale| {
            pdf(&[
                object(CATALOGUE),
                object(ONE_PAGE),
                object(format!("<</Type/Page/MediaBox[0 0 9 9]/A {}>>", "[".repeat(scale.of(100_000)))),
            ])
        }),
        Recipe::file("deep-dictionaries", "pdf", |scale| {
            pdf(&[
                object(CATALOGUE),
                object(ONE_PAGE),
                object(format!("<</Type/Page/MediaBox[0 0 9 9]/A {}>>", "<</A ".repeat(scale.of(100_000)))),
            ])
        }),
    ]
}

/// What refers to itself.
fn circles() -> Vec<Recipe> {
    vec![
        Recipe::file("form-circle", "pdf", |_| {
            page(
                "/XObject<</X 6 0 R>>",
                b"/X Do",
                &[stream(
                    "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>",
                    b"/X Do /X Do",
                )],
            )
        }),
        Recipe::file("form-doubling", "pdf", |_| {
            let forms: Vec<_> = (0..22)
                .map(|n| {
                    stream(
                        &format!(
                            "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {} 0 R>>>>",
                            n + 7
                        ),
                        b"/X Do /X Do /X Do /X Do",
                    )
                })
                .collect();
            page("/XObject<</X 6 0 R>>", b"/X Do", &forms)
        }),
        Recipe::file("pattern-circle", "pdf", |_| {
            page(
                "/Pattern<</P 6 0 R>>",
                b"/Pattern cs /P scn 0 0 600 800 re f",
                &[stream(
                    "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.001/YStep 0.001/Resources<</Pattern<</P 6 0 R>>>>",
                    b"/Pattern cs /P scn 0 0 1 1 re f",
                )],
            )
        }),
        Recipe::file("type3-circle", "pdf", |_| {
            page(
                "/Font<</T 6 0 R>>",
                b"BT /T 9 Tf (aaaa) Tj ET",
                &[
                    object(
                        "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 7 0 R>>/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1]/Resources<</Font<</T 6 0 R>>>>>>",
                    ),
                    stream("", b"BT /T 9 Tf (aaaa) Tj ET"),
                ],
            )
        }),
    ]
}

fn contents() -> Vec<Recipe> {
    vec![
        Recipe::file("bomb", "pdf", |scale| page("", &vec![b' '; scale.of(1 << 30)], &[])),
        Recipe::file("double-bomb", "pdf", |scale| {
            let packed = zlib(&zlib(&vec![b' '; scale.of(1 << 30)]));
            let mut content =
                format!("<</Filter[/FlateDecode/FlateDecode]/Length {}>>\nstream\n", packed.len())
                    .into_bytes();
            content.extend_from_slice(&packed);
            content.extend_from_slice(b"\nendstream");
            pdf(&[
                object(CATALOGUE),
                object(ONE_PAGE),
                object("<</Type/Page/MediaBox[0 0 9 9]/Contents 4 0 R>>"),
                content,
            ])
        }),
        Recipe::file("states", "pdf", |scale| page("", "q ".repeat(scale.of(1_000_000)).as_bytes(), &[])),
        Recipe::file("glyphs", "pdf", |scale| {
            page("", format!("BT /F 9 Tf 9 9 Td ({}) Tj ET", "a".repeat(scale.of(3_000_000))).as_bytes(), &[])
        }),
        Recipe::file("glyphs-scattered", "pdf", |scale| {
            let glyphs = numbered(scale.of(100_000), |n| {
                format!("1 0 0 1 {} {} Tm (a) Tj ", n * 7919 % 600, n * 104_729 % 800)
            });
            page("", format!("BT /F 9 Tf {glyphs} ET").as_bytes(), &[])
        }),
        Recipe::file("glyphs-stacked", "pdf", |scale| {
            page(
                "",
                format!("BT /F 9 Tf {} ET", "1 0 0 1 9 9 Tm (a) Tj ".repeat(scale.of(100_000))).as_bytes(),
                &[],
            )
        }),
        Recipe::file("glyphs-extreme", "pdf", |scale| {
            page(
                "",
                format!(
                    "BT /F 1e30 Tf {} ET",
                    numbered(scale.of(10_000), |n| format!(
                        "1e{} 0 0 1e-{} {n}e9 -{n}e30 Tm (a) Tj ",
                        n % 38,
                        n % 38
                    ))
                )
                .as_bytes(),
                &[],
            )
        }),
        Recipe::file("shapes", "pdf", |scale| {
            page("", "0 0 9 9 re f 1 1 m 5 5 l S ".repeat(scale.of(300_000)).as_bytes(), &[])
        }),
        Recipe::file("path", "pdf", |scale| {
            page(
                "",
                format!(
                    "0 0 m {} S",
                    numbered(scale.of(1_000_000), |n| format!("{} {} l ", n % 600, n % 799))
                )
                .as_bytes(),
                &[],
            )
        }),
        Recipe::file("clips", "pdf", |scale| {
            page("", "0 0 9 9 re W n ".repeat(scale.of(300_000)).as_bytes(), &[])
        }),
        Recipe::file("deep-operands", "pdf", |scale| {
            page("", "[".repeat(scale.of(1_000_000)).as_bytes(), &[])
        }),
        Recipe::file("huge-page", "pdf", |_| {
            String::from_utf8_lossy(&page("", b"BT /F 9 Tf 9 9 Td (a) Tj ET", &[]))
                .replace("600 800", "1e9 1e9")
                .into_bytes()
        }),
    ]
}

fn files() -> Vec<Recipe> {
    vec![
        Recipe::file(
            "xref-circle",
            "pdf",
            |_| "%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF\n",
        ),
        Recipe::file(
            "xref-claims",
            "pdf",
            |_| "%PDF-1.7\nxref\n0 4294967295\n0000000000 65535 f \ntrailer\n<</Size 4294967295/Root 1 0 R>>\nstartxref\n9\n%%EOF\n",
        ),
        Recipe::file("length-claims", "pdf", |_| {
            pdf(&[
                object(CATALOGUE),
                object(ONE_PAGE),
                object("<</Type/Page/MediaBox[0 0 9 9]/Contents 4 0 R>>"),
                object("<</Length 99999999999>>\nstream\na\nendstream"),
            ])
        }),
        Recipe::file("length-circle", "pdf", |_| {
            pdf(&[
                object(CATALOGUE),
                object(ONE_PAGE),
                object("<</Type/Page/MediaBox[0 0 9 9]/Contents 4 0 R>>"),
                object("<</Length 4 0 R>>\nstream\na\nendstream"),
            ])
        }),
        Recipe::file("object-stream-circle", "pdf", |_| {
            pdf(&[
                object("<</Type/Catalog/Pages 2 0 R/Extends 1 0 R>>"),
                stream("/Type/ObjStm/N 1000000/First 4/Extends 2 0 R", b"2 0 <</Type/Pages/Kids[2 0 R]>>"),
            ])
        }),
        Recipe::file("no-table", "pdf", |scale| {
            format!(
                "%PDF-1.7\n{}",
                "1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\n".repeat(scale.of(100_000))
            )
        }),
        Recipe::file("open-objects", "pdf", |scale| {
            format!("%PDF-1.7\n{}", "1 0 obj <<".repeat(scale.of(300_000)))
        }),
        Recipe::file("open-streams", "pdf", |scale| {
            format!(
                "%PDF-1.7\n{}",
                numbered(scale.of(30_000), |n| format!("{n} 0 obj <</Length 9>> stream\n"))
            )
        }),
        Recipe::file("open-string", "pdf", |scale| {
            format!("%PDF-1.7\n1 0 obj {}", "(".repeat(scale.of(1_000_000)))
        }),
        Recipe::file("map-claims", "pdf", |_| {
            page("/Font<</F 6 0 R>>", b"BT /F 9 Tf 9 9 Td <00010002> Tj ET", &[object("<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>>>]/ToUnicode 7 0 R>>"), stream("", b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 2 beginbfrange <00000000> <ffffffff> <0041> <0000> <ffff> <5de54f1a5de54f1a5de54f1a> endbfrange endcmap")])
        }),
        Recipe::file("noise", "pdf", |scale| {
            [b"%PDF-1.7\n".to_vec(), super::text::noise(scale.of(3_000_000))].concat()
        }),
    ]
}
