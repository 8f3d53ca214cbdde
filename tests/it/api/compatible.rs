//! What others rely on stays: nothing is taken out of the document that is checked in, and nothing more is asked.

use belfry::web::api::document;
use serde_json::{Value, json};

use super::document::checked_in;

/// What a change takes away from who uses the API, one line each.
fn breaking(before: &Value, after: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    for (path, item) in before["paths"].as_object().into_iter().flatten() {
        for (method, operation) in item.as_object().into_iter().flatten() {
            let name = format!("{} {path}", method.to_uppercase());
            let now = &after["paths"][path][method];
            if now.is_null() {
                broken.push(format!("{name} is gone"));
                continue;
            }
            let of = |operation: &Value, name: &Value| operation["parameters"].as_array().into_iter().flatten().find(|parameter| parameter["name"] == *name).cloned();
            for parameter in operation["parameters"].as_array().into_iter().flatten() {
                if of(now, &parameter["name"]).is_none() {
                    broken.push(format!("{name}: the parameter {} is gone", parameter["name"]));
                }
            }
            for parameter in now["parameters"].as_array().into_iter().flatten() {
                let was = of(operation, &parameter["name"]).is_some_and(|parameter| parameter["required"] == true);
                if parameter["required"] == true && !was {
                    broken.push(format!("{name}: the parameter {} is required now", parameter["name"]));
                }
            }
            for status in operation["responses"].as_object().into_iter().flatten().map(|(status, _)| status).filter(|status| status.starts_with('2')) {
                if now["responses"][status].is_null() {
                    broken.push(format!("{name}: the answer {status} is gone"));
                }
            }
            if operation["security"] != now["security"] {
                broken.push(format!("{name}: asks for another scope"));
            }
        }
    }
    shapes(before, after, &mut broken);
    broken
}

fn shapes(before: &Value, after: &Value, broken: &mut Vec<String>) {
    let (sent, taken) = (used(before, "responses"), used(before, "requestBody"));
    for (name, shape) in before["components"]["schemas"].as_object().into_iter().flatten() {
        let now = &after["components"]["schemas"][name];
        if now.is_null() {
            broken.push(format!("{name} is gone"));
            continue;
        }
        for (field, property) in shape["properties"].as_object().into_iter().flatten() {
            let property_now = &now["properties"][field];
            if property_now.is_null() {
                broken.push(format!("{name}.{field} is gone"));
            } else if property["type"] != property_now["type"] || property["$ref"] != property_now["$ref"] {
                broken.push(format!("{name}.{field} is of another type"));
            }
        }
        let required = |shape: &Value| shape["required"].as_array().cloned().unwrap_or_default();
        if taken.contains(name) {
            broken.extend(
                required(now).iter().filter(|field| !required(shape).contains(field)).map(|field| format!("{name}.{} is required now", field.as_str().unwrap_or_default())),
            );
        }
        if sent.contains(name) {
            broken.extend(
                required(shape).iter().filter(|field| !required(now).contains(field)).map(|field| format!("{name}.{} may be missing now", field.as_str().unwrap_or_default())),
            );
        }
        let values = |shape: &Value| shape["enum"].as_array().cloned().unwrap_or_default();
        if taken.contains(name) {
            broken.extend(values(shape).iter().filter(|value| !values(now).contains(value)).map(|value| format!("{name} does not take {value} any more")));
        }
    }
}

/// The names of all shapes that are reached from that part of the operations.
fn used(document: &Value, part: &str) -> std::collections::BTreeSet<String> {
    fn collect(value: &Value, found: &mut std::collections::BTreeSet<String>, document: &Value) {
        match value {
            Value::Object(fields) => {
                if let Some(name) = fields.get("$ref").and_then(Value::as_str).and_then(|reference| reference.strip_prefix("#/components/schemas/"))
                    && found.insert(name.to_owned())
                {
                    collect(&document["components"]["schemas"][name], found, document);
                }
                fields.values().for_each(|value| collect(value, found, document));
            }
            Value::Array(items) => items.iter().for_each(|value| collect(value, found, document)),
            _ => {}
        }
    }
    let mut found = std::collections::BTreeSet::new();
    for item in document["paths"].as_object().into_iter().flatten().map(|(_, item)| item) {
        item.as_object().into_iter().flatten().for_each(|(_, operation)| collect(&operation[part], &mut found, document));
    }
    found
}

#[test]
fn nothing_is_taken_from_who_uses_the_api() {
    let broken = breaking(&checked_in(), &document());
    assert!(broken.is_empty(), "this breaks what others rely on; make it another field, or another version of the API:\n{}", broken.join("\n"));
}

#[test]
fn a_change_that_breaks_is_seen() {
    let before = document();
    let seen = |change: &dyn Fn(&mut Value)| {
        let mut after = before.clone();
        change(&mut after);
        breaking(&before, &after).join("; ")
    };
    assert_eq!(seen(&|_| {}), "");
    assert_eq!(seen(&|after| drop(after["paths"].as_object_mut().unwrap().remove("/api/v1/organisations"))), "GET /api/v1/organisations is gone");
    assert_eq!(seen(&|after| drop(after["paths"]["/api/v1/events"].as_object_mut().unwrap().remove("post"))), "POST /api/v1/events is gone");
    assert_eq!(seen(&|after| drop(after["components"]["schemas"]["Event"]["properties"].as_object_mut().unwrap().remove("summary"))), "Event.summary is gone");
    assert_eq!(seen(&|after| after["components"]["schemas"]["NewEvent"]["required"].as_array_mut().unwrap().push(json!("summary"))), "NewEvent.summary is required now");
    assert_eq!(seen(&|after| after["components"]["schemas"]["Event"]["properties"]["title"]["type"] = json!("integer")), "Event.title is of another type");
    assert_eq!(seen(&|after| after["paths"]["/api/v1/events"]["get"]["security"] = json!([{ "token": ["events:write"] }])), "GET /api/v1/events: asks for another scope");
    // What is added breaks nothing.
    assert_eq!(seen(&|after| after["components"]["schemas"]["Event"]["properties"]["colour"] = json!({ "type": "string" })), "");
}
