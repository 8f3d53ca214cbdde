//! The document as a page to read: made on the server, without a script. Its own words are English, as the names of the API are.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use serde_json::Value as Json;

use super::document::{document, each};
use super::problem::{KINDS, TYPES, title};
use crate::rules::refusal::Refusal;
use crate::text::markdown::to_html;
use crate::web::Site;
use crate::web::page::page;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer) -> Response {
    let document = document();
    let groups: Vec<Value> = document["tags"].as_array().into_iter().flatten().map(|tag| group(&document, tag)).collect();
    let shapes = document["components"]["schemas"].as_object().into_iter().flatten();
    let shapes: Vec<Value> = shapes.map(|(name, schema)| shape(name, schema)).collect();
    let kinds = KINDS.iter().map(|(name, status)| kind(viewer.language, name, *status, *name == "changed-meanwhile"));
    let refusals = Refusal::ALL.into_iter().filter(|refusal| *refusal != Refusal::ChangedMeanwhile);
    let problems: Vec<Value> = kinds.chain(refusals.map(|refusal| kind(viewer.language, refusal.key(), refusal.status(), true))).collect();
    let introduction = words(&document["info"]["description"]);
    page(&site, &viewer, StatusCode::OK, "api/docs.html", context! { introduction, groups, shapes, problems })
}

fn kind(language: crate::rules::language::Language, name: &str, status: u16, refusal: bool) -> Value {
    context! { kind => format!("{TYPES}{name}"), status, title => title(language, name, refusal) }
}

fn group(document: &Json, tag: &Json) -> Value {
    let name = tag["name"].as_str().unwrap_or_default();
    let operations = each(document).filter(|(_, _, operation)| operation["tags"][0] == name).map(|(path, method, operation)| one(path, method, operation));
    context! { name, description => words(&tag["description"]), operations => operations.collect::<Vec<_>>() }
}

fn one(path: &str, method: &str, operation: &Json) -> Value {
    let parameters = operation["parameters"].as_array().into_iter().flatten().map(|parameter| {
        context! {
            name => text(&parameter["name"]),
            place => text(&parameter["in"]),
            required => parameter["required"] == true,
            sort => sort(&parameter["schema"]),
            description => words(&parameter["description"]),
        }
    });
    let body = &operation["requestBody"]["content"]["application/json"];
    let answers = operation["responses"].as_object().into_iter().flatten().map(|(status, response)| {
        let content = &response["content"]["application/json"];
        context! { status, lines => words(&response["description"]), shape => reference(&content["schema"]), example => pretty(&content["example"]) }
    });
    context! {
        id => text(&operation["operationId"]),
        path,
        method => method.to_uppercase(),
        summary => text(&operation["summary"]),
        description => words(&operation["description"]),
        scope => text(&operation["security"][0]["token"][0]),
        parameters => parameters.collect::<Vec<_>>(),
        body => reference(&body["schema"]),
        request => pretty(&body["example"]),
        answers => answers.collect::<Vec<_>>(),
    }
}

fn shape(name: &str, schema: &Json) -> Value {
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Json::as_str).collect();
    let fields = schema["properties"].as_object().into_iter().flatten().map(|(field, property)| {
        context! { name => field, sort => sort(property), of => reference_within(property), required => required.contains(&field.as_str()), description => words(&property["description"]) }
    });
    let values = schema["enum"].as_array().into_iter().flatten().filter_map(Json::as_str).map(str::to_owned).collect::<Vec<_>>();
    context! { name, description => words(&schema["description"]), fields => fields.collect::<Vec<_>>(), values }
}

fn text(value: &Json) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Markdown, as everything is that the document says in words.
fn words(value: &Json) -> Value {
    Value::from_safe_string(to_html(value.as_str().unwrap_or_default()))
}

fn pretty(value: &Json) -> Option<String> {
    if value.is_null() { None } else { serde_json::to_string_pretty(value).ok() }
}

/// The shape that a schema names.
fn reference(schema: &Json) -> Option<String> {
    schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next()).map(str::to_owned)
}

/// The same of a list's items, or of something that may be `null`.
fn reference_within(schema: &Json) -> Option<String> {
    let choices = ["oneOf", "anyOf", "allOf"].into_iter().flat_map(|key| schema[key].as_array().into_iter().flatten());
    reference(schema).or_else(|| reference(&schema["items"])).or_else(|| choices.filter_map(reference).next())
}

/// `string (date-time)`, `integer or null`, `array`.
fn sort(schema: &Json) -> String {
    let kinds = match &schema["type"] {
        Json::Array(kinds) => kinds.iter().filter_map(Json::as_str).collect::<Vec<_>>().join(" | "),
        Json::String(kind) => kind.clone(),
        _ => String::new(),
    };
    match schema["format"].as_str() {
        Some(format) => format!("{kinds} ({format})"),
        None => kinds,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{reference_within, sort};

    #[test]
    fn a_schema_is_named_in_a_few_words() {
        assert_eq!(sort(&json!({ "type": ["string", "null"], "format": "date-time" })), "string | null (date-time)");
        assert_eq!(reference_within(&json!({ "type": "array", "items": { "$ref": "#/components/schemas/Event" } })).as_deref(), Some("Event"));
        assert_eq!(reference_within(&json!({ "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/Slot" }] })).as_deref(), Some("Slot"));
    }
}
