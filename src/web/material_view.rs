//! What templates see of a material, and of logos.

use fluent_templates::fluent_bundle::FluentValue;
use minijinja::{Value, context};
use sea_orm::ActiveEnum;

use crate::entity::material;
use crate::links;
use crate::queries::programme_logos::Logo;
use crate::queries::readable_materials::Readable;
use crate::rules::file_name::FileName;
use crate::rules::language::Language;
use crate::text::translations::text_with;

/// A material that its reader may have; `own` is the path of their registration's page, `None` for the public.
pub fn material(readable: &Readable, own: Option<&str>, language: Language) -> Value {
    let material = &readable.material;
    let href = match (&material.url, &material.file_name, own) {
        (Some(url), ..) => url.clone(),
        (None, _, Some(own)) => format!("{own}{}", links::own_material(material.id)),
        (None, name, None) => links::public_material(material.id, name.as_deref().unwrap_or_default()),
    };
    context! {
        title => material.title.as_str(),
        kind => material.kind.to_value(),
        href,
        file => file(material, readable.size, language),
    }
}

pub fn materials(all: &[Readable], own: Option<&str>, language: Language) -> Vec<Value> {
    all.iter().map(|readable| material(readable, own, language)).collect()
}

/// Sort and size of a file, as `PDF, 2 MB`; `None` for a link.
pub fn file(material: &material::Model, size: Option<i32>, language: Language) -> Option<String> {
    let name = material.file_name.as_deref()?;
    let ending = FileName::clean(name).ending().to_ascii_uppercase();
    let bytes = i64::from(size.unwrap_or(0));
    // Rounded up: nothing is 0 kB.
    let (key, number) = if bytes < 1_000_000 { ("file-of-kilobytes", (bytes + 999) / 1_000) } else { ("file-of-megabytes", (bytes + 500_000) / 1_000_000) };
    Some(text_with(language, key, [("ending", FluentValue::from(ending)), ("size", FluentValue::from(number))]))
}

/// A logo half as large as it is kept, for sharp screens.
pub fn logos(logos: &[Logo]) -> Vec<Value> {
    let view = |logo: &Logo| {
        context! {
            id => logo.logo.id.to_string(),
            src => links::picture(&logo.sha256),
            alternative => logo.logo.alternative.as_str(),
            url => logo.logo.url.as_deref(),
            width => (logo.logo.width + 1) / 2,
            height => (logo.logo.height + 1) / 2,
        }
    };
    logos.iter().map(view).collect()
}
