//! The first look at a JSON object: which objects in it are records. Nothing of what they hold is kept.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{DEEPEST, OUTERMOST, tells_record};

/// Which objects are records, in the order in which they begin. Objects inside a record are not looked at again, nor those
/// that lie too deep.
#[derive(Default)]
pub(super) struct Survey {
    records: Vec<bool>,
    holds_records: bool,
}

/// A look at a value. It tells whether the value is a string.
pub(super) struct Look<'a> {
    survey: &'a mut Survey,
    depth: usize,
}

impl Survey {
    /// Looks at the outermost value.
    pub(super) fn at_top(&mut self) -> Look<'_> {
        Look { survey: self, depth: 0 }
    }

    /// The objects inside the outermost one, if that is no record but holds some.
    pub(super) fn records_within(self) -> Option<Vec<bool>> {
        let is_record = self.records.first().copied().unwrap_or(true);
        (!is_record && self.holds_records).then_some(self.records)
    }
}

impl<'de> DeserializeSeed<'de> for Look<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<bool, D::Error> {
        value.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Look<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_i64<E>(self, _: i64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_u64<E>(self, _: u64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_f64<E>(self, _: f64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_unit<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_str<E>(self, _: &str) -> Result<bool, E> {
        Ok(true)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<bool, A::Error> {
        let depth = self.depth + 1;
        if self.depth > DEEPEST {
            while list.next_element::<IgnoredAny>()?.is_some() {}
        } else {
            while list.next_element_seed(Look { survey: self.survey, depth })?.is_some() {}
        }
        Ok(false)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<bool, A::Error> {
        if self.depth > DEEPEST + 1 {
            while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(false);
        }
        let (depth, at) = (self.depth + 1, self.survey.records.len());
        self.survey.records.push(false);
        while let Some(name) = object.next_key::<String>()? {
            let is_string = object.next_value_seed(Look { survey: self.survey, depth })?;
            self.survey.records[at] |= tells_record(&name, is_string);
        }
        if self.survey.records[at] && self.depth >= OUTERMOST {
            self.survey.records.truncate(at + 1);
            self.survey.holds_records = true;
        }
        Ok(false)
    }
}
