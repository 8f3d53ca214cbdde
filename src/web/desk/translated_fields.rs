//! A text that organisers write in each language: three fields, `{name}_nl`, `{name}_fr`, `{name}_en`.

use super::session_form::Values;
use crate::error::FieldErrors;
use crate::rules::language::Language;
use crate::rules::names::{Fault, text};
use crate::rules::translated::Translated;
use crate::web::form::Fields;

/// The fields of texts whose names are given as `[nl, fr, en]`.
pub type Names = [&'static str; 3];

/// Lines of text in each language; faults go to the fields.
pub fn read(fields: &Fields, names: Names, limit: usize, faults: &mut FieldErrors) -> Translated {
    let mut written = Translated::default();
    for (name, language) in names.into_iter().zip(Language::ALL) {
        let typed = fields.get(name);
        // What is much too long is not worked through letter by letter.
        let read = if typed.len() > limit * 8 { Err(Fault::TooLong(limit)) } else { text(typed, limit) };
        match read {
            Ok(text) => written.set(language, Some(text)),
            Err(fault) => faults.add_fault(name, fault),
        }
    }
    written
}

/// The text as a form shows it.
pub fn put(values: &mut Values, names: Names, written: &Translated) {
    for (name, language) in names.into_iter().zip(Language::ALL) {
        values.insert(name, written.get(language).unwrap_or_default().to_owned());
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::language::Language;

    #[test]
    fn fields_are_in_the_order_of_the_languages() {
        assert_eq!(Language::ALL.map(Language::code), ["nl", "fr", "en"]);
    }
}
