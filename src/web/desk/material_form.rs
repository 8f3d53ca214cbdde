//! The fields of a material.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use sea_orm::{ActiveEnum, Iterable};

use super::local_time::{date, date_field, instant, time, time_field};
use super::session_form::Values;
use crate::actions::file::store::NewFile;
use crate::actions::material::save::{Content, MaterialDetails, TITLE};
use crate::entity::material::{self, MaterialAudience, MaterialKind};
use crate::error::FieldErrors;
use crate::rules::file_kind;
use crate::rules::materials::Availability;
use crate::rules::names::{self, WebAddress};
use crate::rules::schedule::Repeated;
use crate::text::dates::local;
use crate::web::upload::Upload;

/// In the form's order.
pub const FIELDS: [&str; 7] = ["title", "material_kind", "url", "audience", "available", "available_date", "available_time"];
/// From when it is there.
pub const AVAILABLE: [&str; 3] = ["now", "after", "moment"];

pub fn typed(upload: &Upload) -> Values {
    FIELDS.into_iter().map(|name| (name, upload.fields.get(name).to_owned())).collect()
}

pub fn blank() -> Values {
    let mut values: Values = FIELDS.into_iter().map(|name| (name, String::new())).collect();
    values.insert("material_kind", MaterialKind::Slides.to_value());
    values.insert("audience", MaterialAudience::Registered.to_value());
    values.insert("available", "now".to_owned());
    values
}

pub fn of(material: &material::Model, zone: &str) -> Values {
    let moment = material.available_at.map(|moment| local(moment.0, zone));
    let available = if material.after_event {
        "after"
    } else if moment.is_some() {
        "moment"
    } else {
        "now"
    };
    BTreeMap::from([
        ("title", material.title.clone()),
        ("material_kind", material.kind.to_value()),
        ("url", material.url.clone().unwrap_or_default()),
        ("audience", material.audience.to_value()),
        ("available", available.to_owned()),
        ("available_date", moment.as_ref().map(date_field).unwrap_or_default()),
        ("available_time", moment.as_ref().map(time_field).unwrap_or_default()),
    ])
}

/// Reads the form; faults are added in its order. `saved` is what is changed; local times are meant in `zone`.
pub fn read(upload: &Upload, saved: Option<&material::Model>, zone: &TimeZone, faults: &mut FieldErrors) -> Option<MaterialDetails> {
    let before = faults.0.len();
    let fields = &upload.fields;
    let title = names::line(fields.get("title"), TITLE).map_err(|fault| faults.add_fault("title", fault)).ok();
    // A form from before there were kinds holds a link.
    let kind = if fields.get("material_kind").is_empty() { Some(MaterialKind::Link) } else { MaterialKind::iter().find(|kind| kind.to_value() == fields.get("material_kind")) };
    if kind.is_none() {
        faults.add("material_kind", "not-in-list");
    }
    let content = content(upload, saved, faults);
    let audience = MaterialAudience::iter().find(|audience| audience.to_value() == fields.get("audience"));
    if audience.is_none() {
        faults.add("audience", "not-in-list");
    }
    let availability = availability(upload, zone, faults);
    if faults.0.len() > before {
        return None;
    }
    Some(MaterialDetails { kind: kind?, title: title?, content: content?, audience: audience?, availability: availability? })
}

/// Either a link or a file; a file that is there stays when no other is chosen.
fn content(upload: &Upload, saved: Option<&material::Model>, faults: &mut FieldErrors) -> Option<Content> {
    let before = faults.0.len();
    let url = upload.fields.get("url").trim();
    let file = upload.file("file", faults);
    if faults.0.len() > before {
        return None;
    }
    match (url, file) {
        ("", Some(file)) => match file_kind::kind(&file.name.ending(), &file.bytes) {
            Ok(kind) => Some(Content::File { name: file.name.clone(), file: NewFile { bytes: file.bytes.clone(), media_type: kind.media_type } }),
            Err(fault) => {
                faults.add("file", fault.code());
                None
            }
        },
        ("", None) if saved.is_some_and(|saved| saved.file_id.is_some()) => Some(Content::Kept),
        ("", None) => {
            faults.add("url", "link-or-file");
            None
        }
        (_, Some(_)) => {
            faults.add("file", "link-and-file");
            None
        }
        (url, None) => WebAddress::parse(url).map_err(|fault| faults.add_fault("url", fault)).ok().map(Content::Link),
    }
}

fn availability(upload: &Upload, zone: &TimeZone, faults: &mut FieldErrors) -> Option<Availability> {
    let fields = &upload.fields;
    match fields.get("available") {
        "" | "now" => Some(Availability::default()),
        "after" => Some(Availability { at: None, after_event: true }),
        "moment" => Some(Availability { at: Some(moment(upload, zone, faults)?), after_event: false }),
        _ => {
            faults.add("available", "not-in-list");
            None
        }
    }
}

/// Without a time: from the beginning of the day.
fn moment(upload: &Upload, zone: &TimeZone, faults: &mut FieldErrors) -> Option<Timestamp> {
    let on = date(upload.fields.get("available_date"), "available_date", faults);
    let typed = upload.fields.get("available_time").trim();
    let at = if typed.is_empty() { Some(Time::midnight()) } else { time(typed, "available_time", faults) };
    instant(on?.to_datetime(at?), zone, Some(Repeated::Earlier), "available_time", faults)
}
