//! The walk over the values of a JSON text: records are handed over one after the other, the rest is passed over.

use std::fmt;
use std::vec;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::{DEEPEST, OUTERMOST};

/// A place in a list or an object.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    At(usize),
    Name(String),
}

/// A walk.
pub(super) struct Walk {
    /// Which of the objects are records; none for a list, each of whose elements is taken for one.
    records: Option<vec::IntoIter<bool>>,
    path: Vec<Part>,
}

/// Gets a value and where it is.
type Add<'a> = dyn FnMut(&[Part], Value) + 'a;

/// A walk at a value.
pub(super) struct Step<'a, 'f> {
    walk: &'a mut Walk,
    add: &'a mut Add<'f>,
}

impl Walk {
    /// Hands over each element of a list.
    pub(super) fn of_list() -> Self {
        Self { records: None, path: Vec::new() }
    }

    /// Hands over the records inside an object, by what [`Survey`](super::survey::Survey) says of the objects in it.
    pub(super) fn of_object(records: Vec<bool>) -> Self {
        Self { records: Some(records.into_iter()), path: Vec::new() }
    }

    /// Begins with the outermost value.
    pub(super) fn at_top<'a, 'f>(&'a mut self, add: &'a mut Add<'f>) -> Step<'a, 'f> {
        Step { walk: self, add }
    }
}

impl Step<'_, '_> {
    /// The walk at a value inside this one.
    fn inside(&mut self, part: Part) -> Step<'_, '_> {
        self.walk.path.push(part);
        Step { walk: &mut *self.walk, add: &mut *self.add }
    }
}

impl<'de> DeserializeSeed<'de> for Step<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<(), D::Error> {
        value.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Step<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        let depth = self.walk.path.len();
        for at in 0.. {
            let is_more = if self.walk.records.is_none() {
                let value = list.next_element::<Value>()?;
                value.map(|value| (self.add)(&[Part::At(at)], value)).is_some()
            } else if depth > DEEPEST {
                list.next_element::<IgnoredAny>()?.is_some()
            } else {
                let is_more = list.next_element_seed(self.inside(Part::At(at)))?.is_some();
                self.walk.path.truncate(depth);
                is_more
            };
            if !is_more {
                break;
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut object: A) -> Result<(), A::Error> {
        let depth = self.walk.path.len();
        let is_record = self.walk.records.as_mut().and_then(Iterator::next).unwrap_or_default();
        if is_record && depth >= OUTERMOST {
            let mut fields = Map::new();
            while let Some((name, value)) = object.next_entry::<String, Value>()? {
                fields.insert(name, value);
            }
            (self.add)(&self.walk.path, Value::Object(fields));
            return Ok(());
        }
        while let Some(name) = object.next_key::<String>()? {
            if depth > DEEPEST {
                object.next_value::<IgnoredAny>()?;
            } else {
                object.next_value_seed(self.inside(Part::Name(name)))?;
                self.walk.path.truncate(depth);
            }
        }
        Ok(())
    }
}
