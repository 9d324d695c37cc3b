//! Answers as JSON, by a serialiser for the shapes that answers have. serde_json would be 4 KB more of wasm, half of it
//! for printing floating point numbers to their last digit.

use std::fmt::{self, Display, Write};

use serde::ser::{Impossible, Serialize, SerializeSeq, SerializeStruct, SerializeTuple, Serializer};

/// What a number that is no whole one is counted in (scores, confidence).
const PARTS: f64 = 10_000.0;

/// The JSON of a value; `null` for what no answer holds: maps, bytes, variants with content.
pub(crate) fn to_string(value: &impl Serialize) -> String {
    let mut out = String::new();
    match value.serialize(Json(&mut out)) {
        Ok(()) => out,
        Err(Unsupported) => "null".to_owned(),
    }
}

/// A value has a shape that no answer has.
#[derive(Debug)]
struct Unsupported;

impl Display for Unsupported {
    fn fmt(&self, _: &mut fmt::Formatter) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Unsupported {}

impl serde::ser::Error for Unsupported {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

type Done = Result<(), Unsupported>;

/// Writes one value.
struct Json<'a>(&'a mut String);

impl Json<'_> {
    fn print(self, value: impl Display) -> Done {
        write!(self.0, "{value}").map_err(|_| Unsupported)
    }
}

/// Writes the members of a list or of an object.
struct Members<'a> {
    out: &'a mut String,
    first: bool,
    close: char,
}

impl<'a> Members<'a> {
    fn open(out: &'a mut String, open: char, close: char) -> Self {
        out.push(open);
        Self { out, first: true, close }
    }

    fn next(&mut self) -> &mut String {
        if !self.first {
            self.out.push(',');
        }
        self.first = false;
        self.out
    }
}

impl SerializeSeq for Members<'_> {
    type Ok = ();
    type Error = Unsupported;
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(Json(self.next()))
    }
    fn end(self) -> Done {
        self.out.push(self.close);
        Ok(())
    }
}

impl SerializeTuple for Members<'_> {
    type Ok = ();
    type Error = Unsupported;
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        SerializeSeq::serialize_element(self, value)
    }
    fn end(self) -> Done {
        SerializeSeq::end(self)
    }
}

impl SerializeStruct for Members<'_> {
    type Ok = ();
    type Error = Unsupported;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Done {
        let out = self.next();
        out.push('"');
        out.push_str(key);
        out.push_str("\":");
        value.serialize(Json(out))
    }
    fn end(self) -> Done {
        SerializeSeq::end(self)
    }
}

/// Methods for types that are printed as they are, and for those that no answer holds.
macro_rules! methods {
    (print: $($print:ident($printed:ty))*; none: $($none:ident($($absent:ty),*) -> $result:ty;)*) => {
        $(fn $print(self, value: $printed) -> Done { self.print(value) })*
        $(fn $none(self, $(_: $absent),*) -> Result<$result, Unsupported> { Err(Unsupported) })*
    };
}

impl<'a> Serializer for Json<'a> {
    type Ok = ();
    type Error = Unsupported;
    type SerializeSeq = Members<'a>;
    type SerializeTuple = Members<'a>;
    type SerializeStruct = Members<'a>;
    type SerializeTupleStruct = Impossible<(), Unsupported>;
    type SerializeTupleVariant = Impossible<(), Unsupported>;
    type SerializeMap = Impossible<(), Unsupported>;
    type SerializeStructVariant = Impossible<(), Unsupported>;

    methods! {
        print: serialize_bool(bool) serialize_i8(i8) serialize_i16(i16) serialize_i32(i32) serialize_i64(i64)
            serialize_u8(u8) serialize_u16(u16) serialize_u32(u32) serialize_u64(u64);
        none: serialize_bytes(&[u8]) -> ();
            serialize_char(char) -> ();
            serialize_unit_struct(&'static str) -> ();
            serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
            serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
            serialize_map(Option<usize>) -> Self::SerializeMap;
            serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn serialize_f32(self, value: f32) -> Done {
        self.serialize_f64(f64::from(value))
    }

    fn serialize_f64(self, value: f64) -> Done {
        // In whole parts, so that no code for the digits of floating point numbers is needed. `as` saturates.
        let parts = (value.abs() * PARTS).round() as u64;
        let (sign, unit) = (if value < 0.0 { "-" } else { "" }, PARTS as u64);
        write!(self.0, "{sign}{}.{:04}", parts / unit, parts % unit).map_err(|_| Unsupported)
    }

    fn serialize_str(self, value: &str) -> Done {
        self.0.push('"');
        for c in value.chars() {
            match c {
                '"' | '\\' => {
                    self.0.push('\\');
                    self.0.push(c);
                }
                '\0'..='\x1f' => {
                    let _ = write!(self.0, "\\u{:04x}", c as u32); // a string takes whatever is written
                }
                _ => self.0.push(c),
            }
        }
        self.0.push('"');
        Ok(())
    }

    fn serialize_none(self) -> Done {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Done {
        Err(Unsupported)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Members<'a>, Unsupported> {
        Ok(Members::open(self.0, '[', ']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Members<'a>, Unsupported> {
        Ok(Members::open(self.0, '[', ']'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'a>, Unsupported> {
        Ok(Members::open(self.0, '{', '}'))
    }
}
