use super::{belongs, changes, made, programme, saved};
use belfry::entity::audit_entry;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _};

use crate::support::TestApp;

/// What was done to programmes, in order.
async fn audited(app: &TestApp) -> Vec<String> {
    let entries = audit_entry::Entity::find().filter(audit_entry::Column::Subject.eq("programme")).order_by_asc(audit_entry::Column::Id);
    entries.select_only().column(audit_entry::Column::Action).into_tuple().all(app.db.reader()).await.expect("entries")
}

#[tokio::test]
async fn an_organiser_makes_a_programme_and_fills_it_in_part_by_part() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let path = made(&nele, "Labo Burgerparticipatie").await;
    let page = nele.get(&path).await.expect(200);
    assert!(page.shows("Nele Janssens") && page.shows("/programmes/labo-burgerparticipatie"), "{}", page.words());
    changes(&nele, &path, "texts/fr", &[("name", "Labo participation"), ("description", "Un **labo** pour tous.")]).await;
    changes(&nele, &path, "funding", &[("funder", "de Vlaamse overheid"), ("disclaimer_nl", "De standpunten zijn die van de deelnemers.")]).await;
    let page =
        changes(&nele, &path, "details", &[("starts_on", "1/1/2026"), ("ends_on", "31/12/2027"), ("content_name", "An Peeters"), ("practical_email", "info@ledenkoepel.example")])
            .await;
    for words in ["Labo participation", "Met steun van de Vlaamse overheid", "De standpunten zijn die van de deelnemers.", "Loopt", "An Peeters", "info@ledenkoepel.example"] {
        assert!(page.shows(words), "{words}: {}", page.words());
    }
    let kept = programme(&app, &path).await;
    assert_eq!((kept.starts_on.as_deref(), kept.ends_on.as_deref(), kept.version), (Some("2026-01-01"), Some("2027-12-31"), 4));
    assert_eq!(audited(&app).await, ["programme.create", "programme.edit", "programme.edit", "programme.edit"]);
    let list = nele.get("/desk/programmes").await.expect(200);
    assert!(list.shows("Labo Burgerparticipatie") && list.shows("Nog geen activiteiten"), "{}", list.words());
    // What did not change is not written down.
    changes(&nele, &path, "funding", &[]).await;
    assert_eq!(programme(&app, &path).await.version, 4);
}

#[tokio::test]
async fn wrong_fields_say_what_is_wrong_and_keep_what_was_typed() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let path = made(&nele, "Labo Burgerparticipatie").await;
    let other = made(&nele, "Labo Burgerparticipatie").await;
    assert_eq!(programme(&app, &other).await.slug, "labo-burgerparticipatie-2");
    let long = "x".repeat(60_000);
    for (part, field, value) in [
        ("texts/nl", "name", ""),
        ("texts/nl", "name", "Twee\r\nregels"),
        ("texts/nl", "summary", long.as_str()),
        ("texts/nl", "description", long.as_str()),
        ("funding", "funder", long.as_str()),
        ("funding", "disclaimer_en", long.as_str()),
        ("details", "slug", "Geen Adres"),
        ("details", "slug", "labo-burgerparticipatie-2"),
        ("details", "starts_on", "31/2/2027"),
        ("details", "content_email", "geen adres"),
        ("details", "lead", "iemand"),
        ("details", "lead", "018f0000-0000-7000-8000-000000000000"),
        ("details", "language", "de"),
        ("details", "language", "en"),
    ] {
        let form = nele.get(&format!("{path}/{part}")).await.expect(200).form("form#programme");
        let page = nele.sends(&form.with(field, value)).await.expect(422);
        assert!(page.has(&format!("#{field}-error")), "{part} {field}: {}", page.words());
        assert!(page.has(&format!("[href='#{field}']")), "{part} {field}: the summary leads there");
    }
    let form = nele.get(&format!("{path}/details")).await.form("form#programme").with_all(&[("starts_on", "2/1/2027"), ("ends_on", "1/1/2027"), ("practical_name", "Els")]);
    let page = nele.sends(&form).await.expect(422);
    assert!(page.has("#ends_on-error") && page.form("form#programme").get("practical_name") == "Els");
    nele.sends(&nele.get("/desk/programmes/new").await.form("form#programme").with("name", " ")).await.expect(422);
    nele.get(&format!("{path}/texts/de")).await.expect(404);
    nele.get("/desk/programmes/x").await.expect(404);
    assert_eq!(programme(&app, &path).await.version, 1);
}

#[tokio::test]
async fn two_organisers_on_one_programme_see_each_others_change() {
    let app = TestApp::start().await;
    let (nele, an) = (app.organiser().await, app.organiser().await);
    let path = made(&nele, "Labo").await;
    let open = an.get(&format!("{path}/funding")).await.form("form#programme").with("funder", "de provincie");
    changes(&nele, &path, "funding", &[("funder", "de Vlaamse overheid")]).await;
    let page = an.sends(&open).await.expect(409);
    assert!(page.shows("de Vlaamse overheid") && page.form("form#programme").get("funder") == "de provincie", "{}", page.words());
    saved(&an, &page.form("form#programme")).await;
    assert_eq!(programme(&app, &path).await.funder.as_deref(), Some("de provincie"));
}

#[tokio::test]
async fn only_an_empty_programme_is_removed() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let path = made(&nele, "Labo").await;
    let open = nele.get(&format!("{path}/remove")).await.expect(200).form("form#remove");
    let event = app.event().create().await;
    belongs(&app, &event, &path).await;
    assert!(nele.sends(&open).await.expect(409).shows("Er horen nog activiteiten bij dit programma"));
    assert!(nele.get(&format!("{path}/remove")).await.expect(200).try_form("form#remove").is_none());
    app.database().execute("UPDATE events SET programme_id = NULL").await;
    let page = saved(&nele, &nele.get(&format!("{path}/remove")).await.form("form#remove")).await;
    assert!(page.shows("Het programma is geschrapt."));
    nele.get(&path).await.expect(404);
}

#[tokio::test]
async fn who_only_takes_attendance_sees_programmes_and_changes_none() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let path = made(&nele, "Labo").await;
    let hostess = app.visitor();
    hostess.signs_in(&app, "onthaal@ledenkoepel.example", "desk").await;
    let page = hostess.get(&path).await.expect(200);
    assert!(page.link("/funding").is_none());
    let token = page.form("form.sign-out").get("csrf").to_owned();
    for part in ["texts/nl", "funding", "details", "logos", "remove", "materials/new"] {
        hostess.get(&format!("{path}/{part}")).await.expect(403);
        hostess.posts(&format!("{path}/{part}"), format!("csrf={token}&version=1&name=x")).await.expect(403);
    }
    hostess.get("/desk/programmes/new").await.expect(403);
    hostess.posts("/desk/programmes/new", format!("csrf={token}&name=x&language=nl")).await.expect(403);
    assert!(app.visitor().get(&path).await.status.is_redirection());
}
