use belfry::entity::event;
use belfry::entity::event::EventStatus;
use belfry::rules::registration::Approval;
use belfry::rules::registration_rules::{HandOver, Promoting, RegistrationRules};
use belfry::rules::waiting_list::QueueOrder;
use sea_orm::EntityTrait as _;

use super::{audit, fault, overview, person, registers, saved};
use crate::support::{PUBLIC_URL, TestApp, TestEvent};

async fn rules(app: &TestApp, event: &TestEvent) -> RegistrationRules {
    event::Entity::find_by_id(event.id).one(app.db.reader()).await.expect("an answer").expect("an event").rules()
}

fn rules_path(event: &TestEvent) -> String {
    format!("{}/rules", overview(event))
}

#[tokio::test]
async fn every_rule_is_saved_and_shown_again() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let aalst = app.organisation("Aalst").create().await;
    let event = app.event().places(20).create().await;
    let form = nele.get(&rules_path(&event)).await.expect(200).form("form#rules").with_all(&[
        ("approval", "holds_place"),
        ("waiting_list", "yes"),
        ("promoting", "direct"),
        ("offer_hours", "12"),
        ("promotion_stop_hours", "48"),
        ("order", "without_place_first"),
        ("places_per_organisation", "2"),
        ("share_until_date", "1/3/2027"),
        ("share_until_time", "9u"),
        ("change_days", "1"),
        ("change_time", "8u"),
        ("hand_over", "same_organisation"),
        ("hand_over_days", "0"),
        ("hand_over_time", "07:30"),
        ("members_only", "yes"),
        ("organisation_kinds", "Gemeente"),
        ("consent_photo", "yes"),
        ("needs_diet", "yes"),
    ]);
    let form = form.and("function_categories", "staff").and("function_categories", "expert");
    // Looking for an organisation saves nothing and keeps all that was typed.
    let found = nele.sends(&form.clone().with("organisation_search", "aalst").and("find", "yes")).await.expect(200);
    assert!(found.shows("Gemeente Aalst") && rules(&app, &event).await == RegistrationRules::default());
    let kept = found.form("form#rules");
    assert_eq!((kept.get("share_until_time"), kept.get("change_time"), kept.get("approval")), ("9u", "8u", "holds_place"));
    let page = saved(&nele, &kept.without("organisation_search").and("organisations", &aalst.id.to_string())).await;
    assert!(page.shows("De regels zijn bewaard."));
    let saved_rules = rules(&app, &event).await;
    assert_eq!((saved_rules.approval, saved_rules.promoting, saved_rules.order), (Approval::HoldsPlace, Promoting::Direct, QueueOrder::WithoutPlaceFirst));
    assert_eq!((saved_rules.offer_hours, saved_rules.promotion_stop_hours, saved_rules.places_per_organisation), (12, 48, Some(2)));
    assert_eq!(saved_rules.places_per_organisation_until.map(|moment| moment.to_string()).as_deref(), Some("2027-03-01T08:00:00Z"));
    assert_eq!(saved_rules.change_until.map(|deadline| deadline.to_string()).as_deref(), Some("1 08:00"));
    assert_eq!(saved_rules.hand_over_until.map(|deadline| deadline.to_string()).as_deref(), Some("0 07:30"));
    assert_eq!(saved_rules.hand_over, HandOver::SameOrganisation);
    assert!(saved_rules.audience.members_only && !saved_rules.audience.by_invitation && saved_rules.consents.photo && saved_rules.needs.diet && !saved_rules.needs.access);
    assert_eq!(saved_rules.audience.organisations, [aalst.id]);
    assert_eq!((saved_rules.audience.organisation_kinds, saved_rules.audience.function_categories), (vec!["Gemeente".to_owned()], vec!["staff".to_owned(), "expert".to_owned()]));
    let again = page.form("form#rules");
    assert_eq!((again.get("share_until_date"), again.get("organisations"), again.get("hand_over_days")), ("1/03/2027", aalst.id.to_string().as_str(), "0"));
    // Saving the page as it stands changes nothing.
    saved(&nele, &again).await;
    let log = audit(&app).await;
    assert_eq!(log.iter().filter(|entry| entry.action == "event.set_rules").count(), 1);
    let history = nele.get(&overview(&event)).await;
    assert!(
        history.shows("wijzigde de regels voor het inschrijven") && history.shows("Organisaties zonder plaats gaan voor.") && history.shows("1 dag vooraf, 08:00"),
        "{}",
        history.words()
    );
}

#[tokio::test]
async fn wrong_rules_are_named_and_all_that_was_typed_is_kept() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    app.organisation("Aalst").create().await;
    let event = app.event().create().await;
    let form = nele.get(&rules_path(&event)).await.form("form#rules").with("needs_access", "yes");
    for (field, typed, said) in [
        ("approval", "maybe", "Kies iets uit de lijst"),
        ("promoting", "", "Kies iets uit de lijst"),
        ("order", "' OR 1=1", "Kies iets uit de lijst"),
        ("hand_over", "x", "Kies iets uit de lijst"),
        ("offer_hours", "", "Vul dit nog in"),
        ("offer_hours", "0", "heel aantal uren"),
        ("offer_hours", "-3", "heel aantal uren"),
        ("offer_hours", "99999999", "heel aantal uren"),
        ("promotion_stop_hours", "1,5", "heel aantal uren"),
        ("places_per_organisation", "0", "heel getal"),
        ("share_until_date", "31/2/2027", "geen datum"),
        ("share_until_time", "25u", "geen uur"),
        ("change_days", "366", "heel aantal dagen"),
        ("change_time", "acht", "geen uur"),
        ("hand_over_time", "8u", ""),
        ("organisation_kinds", "Kasteel", "Kies iets uit de lijst"),
        ("function_categories", "king", "Kies iets uit de lijst"),
        ("organisations", "x", "Kies iets uit de lijst"),
    ] {
        let page = nele.sends(&form.clone().with(field, typed)).await.expect(422);
        // A time without its day is said at the day.
        let at = if field == "hand_over_time" { "hand_over_days" } else { field };
        assert!(fault(&page, at).contains(said) && !fault(&page, at).is_empty(), "{field}={typed:?}: {}", page.words());
        assert!(page.has("[role=alert]") && page.form("form#rules").get("needs_access") == "yes");
    }
    assert_eq!(rules(&app, &event).await, RegistrationRules::default());
}

#[tokio::test]
async fn two_organisers_see_each_others_rules() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let (hers, his) = (nele.get(&rules_path(&event)).await.form("form#rules"), nele.get(&rules_path(&event)).await.form("form#rules"));
    saved(&nele, &hers.with("offer_hours", "36")).await;
    let met = nele.sends(&his.with("offer_hours", "8").with("consent_list", "yes")).await.expect(409);
    assert!(met.shows("Iemand anders was je voor") && met.shows("36"), "{}", met.words());
    let kept = met.form("form#rules");
    assert_eq!((kept.get("offer_hours"), kept.get("consent_list")), ("8", "yes"));
    saved(&nele, &kept).await;
    assert_eq!(rules(&app, &event).await.offer_hours, 8);
    let cancelled = app.event().status(EventStatus::Cancelled).create().await;
    assert!(nele.get(&rules_path(&cancelled)).await.expect(200).try_form("form#rules").is_none());
}

#[tokio::test]
async fn new_rules_say_how_many_people_got_a_place_by_them() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(10).waiting_list().rules(|rules| rules.places_per_organisation = Some(1)).create().await;
    for name in ["Jan", "An", "Els"] {
        registers(&app, &event, vec![person(name, "Stad Voorbeeldstad")]).await;
    }
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registrations WHERE status = 'waitlisted'").await, 2);
    let page = saved(&nele, &nele.get(&rules_path(&event)).await.form("form#rules").with("places_per_organisation", "")).await;
    assert!(page.shows("2 mensen van de wachtlijst kregen een plaats."), "{}", page.words());
}

#[tokio::test]
async fn the_secret_link_is_shown_and_renewed() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let link = |page: &crate::support::Page| page.attributes("#secret_link", "value").join("");
    let page = nele.get(&rules_path(&event)).await.expect(200);
    let first = link(&page);
    assert!(first.starts_with(&format!("{PUBLIC_URL}/events/{}/register?key=", event.slug)), "{first}");
    let answer = nele.sends(&page.form("form#renew")).await.expect(303);
    let page = nele.follows(answer).await.expect(200);
    assert!(page.shows("Er is een nieuwe geheime link") && link(&page) != first);
    let log = audit(&app).await.pop().expect("an entry");
    assert_eq!(log.action, "event.renew_secret_link");
    assert!(nele.get(&overview(&event)).await.shows("maakte een nieuwe geheime link"));
}
