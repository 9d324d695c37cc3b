//! Responses of the widget's modules as JSON, in few bytes of code: what JS reads with one `JSON.parse`. In its place
//! `serde_json` adds 3.1 KB to the search module after brotli, `nanoserde` 8.2 KB, and `serde-wasm-bindgen` 1.6 KB and as
//! much again of script.

use std::fmt;

use serde::ser::{self, Impossible, Serialize};

/// Numbers with a fraction (scores, confidence) are written to so many parts of one.
const PARTS: f64 = 1e6;

/// Room to begin with: most responses fit, and are not moved while they grow.
const USUAL_LENGTH: usize = 8 << 10;

/// The JSON of a response. Numbers with a fraction are written to a millionth and never below zero, and such as
/// have no end as 0.
pub(crate) fn to_json(value: &impl Serialize) -> String {
    let mut json = Json(String::with_capacity(USUAL_LENGTH));
    let Ok(()) = value.serialize(&mut json);
    json.0
}

/// The text so far. Members end with a comma each; the closing bracket takes the last one away.
struct Json(String);

impl Json {
    fn string(&mut self, string: &str) {
        self.0.push('"');
        let mut rest = string;
        // What is to be escaped is one byte long, so that both halves are whole characters.
        while let Some(at) = rest.bytes().position(|byte| byte < 0x20 || matches!(byte, b'"' | b'\\')) {
            self.0.push_str(rest.get(..at).unwrap_or_default());
            match rest.as_bytes()[at] {
                byte @ (b'"' | b'\\') => {
                    self.0.push('\\');
                    self.0.push(char::from(byte));
                }
                // A control character: its number, in hexadecimal digits.
                byte => {
                    self.0.push_str(if byte < 0x10 { "\\u000" } else { "\\u001" });
                    self.0.push(char::from(b"0123456789abcdef"[usize::from(byte & 15)]));
                }
            }
            rest = rest.get(at + 1..).unwrap_or_default();
        }
        self.0.push_str(rest);
        self.0.push('"');
    }

    /// A whole number, with zeros before it where it has fewer digits than `least`.
    fn digits(&mut self, number: u64, least: usize) {
        if number > 9 || least > 1 {
            self.digits(number / 10, least.saturating_sub(1));
        }
        self.0.push(char::from(b'0' + (number % 10) as u8));
    }

    fn close(&mut self, bracket: char) {
        if self.0.as_bytes().last() == Some(&b',') {
            self.0.pop();
        }
        self.0.push(bracket);
    }

    fn member(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Never> {
        value.serialize(&mut *self)?;
        self.0.push(',');
        Ok(())
    }
}

/// Writing to a string cannot fail. As nothing is of this type, no code is made for failures.
#[derive(Debug)]
enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl ser::Error for Never {
    fn custom<T: fmt::Display>(message: T) -> Self {
        unimplemented!("{message}")
    }
}

impl std::error::Error for Never {}

/// Methods of a serializer that take one value.
macro_rules! scalars {
    ($($method:ident($type:ty) = |$json:ident, $value:ident| $write:expr;)*) => {
        $(fn $method(self, $value: $type) -> Result<(), Never> {
            let $json = self;
            $write;
            Ok(())
        })*
    };
}

/// Methods of a serializer that no response calls.
macro_rules! unsupported {
    ($($method:ident($($type:ty),*) -> $result:ty;)*) => {
        $(fn $method(self, $(_: $type),*) -> Result<$result, Never> {
            unimplemented!("no response holds a value of this sort")
        })*
    };
}

type NotWritten = Impossible<(), Never>;

impl ser::Serializer for &mut Json {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeStruct = Self;
    type SerializeTupleStruct = NotWritten;
    type SerializeTupleVariant = NotWritten;
    type SerializeMap = NotWritten;
    type SerializeStructVariant = NotWritten;

    scalars! {
        serialize_bool(bool) = |json, value| json.0.push_str(if value { "true" } else { "false" });
        serialize_u64(u64) = |json, value| json.digits(value, 1);
        serialize_str(&str) = |json, value| json.string(value);
        serialize_f64(f64) = |json, value| {
            // `as` saturates, and makes what is no number 0.
            let parts = (if value < f64::INFINITY { value * PARTS + 0.5 } else { 0.0 }) as u64;
            let one = PARTS as u64;
            json.digits(parts / one, 1);
            json.0.push('.');
            json.digits(parts % one, 6);
        };
    }

    fn serialize_u8(self, value: u8) -> Result<(), Never> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), Never> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Never> {
        self.serialize_u64(value.into())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Never> {
        self.serialize_f64(value.into())
    }

    fn serialize_none(self) -> Result<(), Never> {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Never> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Never> {
        unimplemented!("no response holds a value of this sort")
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Never> {
        self.0.push('[');
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Never> {
        self.serialize_seq(None)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Never> {
        self.0.push('{');
        Ok(self)
    }

    unsupported! {
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_i64(i64) -> ();
        serialize_char(char) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_tuple_struct(&'static str, usize) -> NotWritten;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> NotWritten;
        serialize_map(Option<usize>) -> NotWritten;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> NotWritten;
    }
}

/// Lists of any length and of a fixed one are both arrays.
macro_rules! arrays {
    ($($kind:ident)*) => {
        $(impl ser::$kind for &mut Json {
            type Ok = ();
            type Error = Never;

            fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
                self.member(value)
            }

            fn end(self) -> Result<(), Never> {
                self.close(']');
                Ok(())
            }
        })*
    };
}

arrays! { SerializeSeq SerializeTuple }

impl ser::SerializeStruct for &mut Json {
    type Ok = ();
    type Error = Never;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Never> {
        self.string(name);
        self.0.push(':');
        self.member(value)
    }

    fn end(self) -> Result<(), Never> {
        self.close('}');
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
