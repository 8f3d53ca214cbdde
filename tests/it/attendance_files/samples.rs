//! Every sample comes out as `expected.json` says.

use belfry::documents::attendance_report::{DateOrder, Tool};
use serde_json::Value;

use super::{Told, told};

fn expected(file: &str) -> Value {
    let all: Value = serde_json::from_slice(include_bytes!("samples/expected.json")).expect("as the test was set up");
    all["per_file"].as_object().expect("as the test was set up").iter().find(|(name, _)| name.starts_with(file)).expect("as the test was set up").1.clone()
}

fn texts(value: &Value) -> Vec<String> {
    let mut texts: Vec<String> = value.as_array().map(|all| all.iter().map(|text| text.as_str().expect("as the test was set up").to_owned()).collect()).unwrap_or_default();
    texts.sort();
    texts
}

/// Who is who, as the sample's expectation says; and the seconds of those who are known with all their seconds.
fn comes_out(file: &str, bytes: &[u8], tool: Tool) -> Told {
    let expected = expected(file);
    let told = told(bytes);
    assert_eq!(told.report.tool, tool, "{file}");
    assert_eq!(told.report.unread, [], "{file}");
    assert_eq!(told.certain(), texts(&expected["by_email"]), "{file}: by address");
    assert_eq!(told.proposed(), texts(&expected["name_proposals"]), "{file}: by name");
    assert_eq!(told.unknown(), texts(&expected["unmatched"]), "{file}: unknown");
    let namesakes: Vec<Vec<String>> = expected["ambiguous"].as_object().map(|all| all.values().map(texts).collect()).unwrap_or_default();
    assert_eq!(told.namesakes(), namesakes, "{file}: namesakes");
    if expected.get("explicit_no_show").is_some() {
        assert_eq!(told.absent(), texts(&expected["explicit_no_show"]), "{file}: absent");
    }
    told
}

fn exact(told: &Told, numbers: &[(&str, i64)]) {
    for (registration, seconds) in numbers {
        assert_eq!(told.seconds(registration), Some(*seconds), "{registration}");
    }
}

const TO_THE_SECOND: [(&str, i64); 6] = [("R01", 5_400), ("R02", 5_185), ("R03", 5_352), ("R04", 5_333), ("R08", 2_040), ("R09", 150)];

#[test]
fn teams() {
    let told = comes_out("01", include_bytes!("samples/teams.csv"), Tool::Teams);
    exact(&told, &TO_THE_SECOND);
    assert_eq!((told.report.days.order, told.report.days.could_be_either), (Some(DateOrder::DayFirst), true));
    assert_eq!(told.people.len(), 11);
    assert_eq!(told.people.iter().filter(|(_, found)| *found == belfry::rules::attendance_matching::Match::Crew).count(), 2);
}

#[test]
fn the_list_that_teams_made_before() {
    let told = comes_out("03", include_bytes!("samples/teams-list.csv"), Tool::TeamsList);
    exact(&told, &TO_THE_SECOND);
    let open = |name: &str| {
        told.people
            .iter()
            .any(|(person, _)| person.names[0] == name && person.stays.iter().any(|stay| matches!(stay, belfry::rules::attendance_matching::Stay::Span { until: None, .. })))
    };
    assert!(["Nele Organisator", "Ines Okafor", "Lieselot Vandecasteele"].into_iter().all(open));
    assert!(!open("Stijn Claes"));
}

#[test]
fn zoom() {
    exact(&comes_out("05", include_bytes!("samples/zoom.csv"), Tool::Zoom), &TO_THE_SECOND);
}

#[test]
fn a_webinar_of_zoom() {
    let told = comes_out("06", include_bytes!("samples/zoom-webinar.csv"), Tool::ZoomWebinar);
    exact(&told, &TO_THE_SECOND);
    exact(&told, &[("R05", 5_250), ("R07", 4_320)]);
}

#[test]
fn a_webinar_of_goto() {
    let told = comes_out("08", include_bytes!("samples/goto-webinar.csv"), Tool::GoToWebinar);
    // Whole minutes, as it writes them.
    exact(&told, &[("R01", 5_400), ("R02", 5_160), ("R08", 2_040), ("R09", 120)]);
    assert!(told.report.days.zone_named);
}

#[test]
fn livestorm() {
    let told = comes_out("09", include_bytes!("samples/livestorm.json"), Tool::Livestorm);
    exact(&told, &TO_THE_SECOND);
    let replay = told.people.iter().filter(|(person, _)| person.stays.contains(&belfry::rules::attendance_matching::Stay::Replay)).count();
    assert_eq!(replay, 1);
}

#[test]
fn a_list_typed_in_belgian_excel() {
    let told = comes_out("10", include_bytes!("samples/by-hand.csv"), Tool::Table);
    exact(&told, &[("R01", 5_400), ("R08", 2_040), ("R09", 120), ("R07", 4_320)]);
}
