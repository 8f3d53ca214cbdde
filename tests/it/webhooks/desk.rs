//! The pages of administrators.

use belfry::entity::{audit_entry, webhook_endpoint};
use sea_orm::EntityTrait as _;

use super::{Act, Receiver, adds, admin, deliver, deliveries, registers, start};

#[tokio::test]
async fn an_endpoint_is_made_once_and_its_secret_is_shown_once() {
    let (app, receiver) = (start().await, Receiver::start().await);
    let ann = admin(&app).await;
    let page = ann.opens("/desk/team").await.expect(200);
    assert!(page.link("/desk/webhooks").is_some());
    assert!(ann.opens("/desk/webhooks").await.expect(200).shows("Nog geen ander systeem krijgt berichten."));
    let form =
        ann.opens("/desk/webhooks/new").await.form("form#webhook").with_all(&[("webhook_name", "CRM"), ("webhook_url", &receiver.url())]).and("event_types", "event.published");
    let page = ann.sends(&form).await.expect(200);
    assert!(page.header("cache-control").contains("no-store"));
    let secret = page.all("pre#secret").remove(0);
    assert!(secret.starts_with("whsec_"));
    // The page is loaded again, which sends the form once more.
    let again = ann.sends(&form).await.expect(303);
    let shown = ann.follows(again).await;
    assert!(!shown.source().contains(secret.trim_start_matches("whsec_")) && shown.shows("Activiteit gepubliceerd"));
    assert_eq!(webhook_endpoint::Entity::find().all(app.db.reader()).await.expect("rows").len(), 1);
    let log = audit_entry::Entity::find().all(app.db.reader()).await.expect("log");
    assert!(log.iter().any(|entry| entry.action == "webhook.add" && !entry.details.to_string().contains(secret.trim_start_matches("whsec_"))));
}

#[tokio::test]
async fn what_is_missing_is_said_at_its_field() {
    let app = start().await;
    let ann = admin(&app).await;
    let form = ann.opens("/desk/webhooks/new").await.form("form#webhook").with("webhook_programme", "nonsense");
    ann.sends(&form).await.expect(422);
    let form = ann.opens("/desk/webhooks/new").await.form("form#webhook");
    let page = ann.sends(&form).await.expect(422);
    for field in ["webhook_name", "webhook_url", "event_types"] {
        assert!(page.has(&format!("#{field}-error")), "{field}");
    }
    let form = ann.opens("/desk/webhooks/new").await.form("form#webhook");
    let form = form
        .with_all(&[("webhook_name", "CRM"), ("webhook_url", "https://crm.example/"), ("webhook_programme", &app.clock.random_id().to_string())])
        .and("event_types", "nonsense");
    let page = ann.sends(&form.clone().and("event_types", "event.changed")).await.expect(422);
    assert!(page.has("#webhook_programme-error"));
    assert_eq!(ann.sends(&form.without("id")).await.status, 404);
}

#[tokio::test]
async fn two_administrators_never_overwrite_each_other() {
    let (app, receiver) = (start().await, Receiver::start().await);
    let ann = admin(&app).await;
    let told = adds(&ann, &receiver.url(), &["event.published"]).await;
    let edit = format!("{}/edit", told.path);
    let form = ann.opens(&edit).await.expect(200).form("form#webhook");
    ann.sends(&form.clone().with("webhook_name", "Het CRM van Ann")).await.expect(303);
    let page = ann.sends(&form.clone().with("webhook_name", "Het CRM van Bo").and("event_types", "event.changed")).await.expect(409);
    assert!(page.shows("Het CRM van Ann"));
    let mine = page.form("form#webhook");
    assert_eq!(mine.get("webhook_name"), "Het CRM van Bo");
    let answer = ann.sends(&mine).await.expect(303);
    let page = ann.follows(answer).await;
    assert!(page.shows("De webhook is bewaard.") && page.shows("Het CRM van Bo") && page.shows("Activiteit gepubliceerd, Activiteit gewijzigd"));
    let wrong = ann.sends(&ann.opens(&edit).await.form("form#webhook").with("webhook_name", "")).await.expect(422);
    assert!(wrong.has("#webhook_name-error"));
}

#[tokio::test]
async fn the_log_turns_its_pages_and_can_be_narrowed() {
    let (app, receiver) = (start().await, Receiver::start().await);
    let ann = admin(&app).await;
    let told = adds(&ann, &receiver.url(), &["registration.confirmed"]).await;
    let event = app.event().create().await;
    for number in 0..60 {
        registers(&app, &event.slug, &format!("jan{number}@voorbeeldstad.example")).await;
    }
    receiver.does(|number| if number < 55 { Act::Says(204) } else { Act::Says(500) });
    deliver(&app).await;
    let page = ann.opens(&told.path).await.expect(200);
    assert_eq!(page.all("tbody tr").len(), 50);
    let older = page.link("before=").expect("older ones");
    let page = ann.opens(older.trim_end_matches("#log")).await.expect(200);
    assert_eq!(page.all("tbody tr").len(), 10);
    let waiting = ann.opens(&format!("{}?state=waiting", told.path)).await.expect(200);
    assert_eq!(waiting.all("tbody tr").len(), 5);
    assert!(waiting.shows("nog niet aangekomen") && waiting.shows("niet aanvaard (500)"));
    let failed = ann.opens(&format!("{}?state=failed", told.path)).await.expect(200);
    assert!(failed.shows("Er is niets mislukt."));
    for odd in ["before=nonsense", "state=nonsense", "before=00000000-0000-0000-0000-000000000000"] {
        ann.opens(&format!("{}?{odd}", told.path)).await.expect(200);
    }
    // Of another endpoint it is not there.
    let other = adds(&ann, &receiver.url(), &["event.published"]).await;
    let one = deliveries(&app).await[0].id;
    assert_eq!(ann.get(&format!("{}/deliveries/{one}", other.path)).await.status, 404);
    let page = ann.opens("/desk/webhooks").await.expect(200);
    assert!(page.shows("5 wachten") && page.shows("Alles is aangekomen"));
    // What waits goes at once, if one wants it to.
    receiver.does(|_| Act::Says(200));
    let waits = deliveries(&app).await.into_iter().find(|row| row.due_at.is_some()).expect("one that waits").id;
    let page = ann.opens(&format!("{}/deliveries/{waits}", told.path)).await.expect(200);
    ann.sends(&page.form("form#again")).await.expect(303);
    assert_eq!(deliver(&app).await, 1);
}

#[tokio::test]
async fn the_pages_are_there_in_three_languages() {
    let (app, receiver) = (start().await, Receiver::start().await);
    let ann = admin(&app).await;
    let told = adds(&ann, &receiver.url(), &["event.published"]).await;
    for (language, words) in [("nl", "Activiteit gepubliceerd"), ("fr", "Activité publiée"), ("en", "Event published")] {
        let reader = app.visitor().speaking(language);
        reader.signs_in(&app, "ann@ledenkoepel.example", "admin").await;
        for page in ["", "/edit", "/secret", "/remove"] {
            let path = format!("{}{page}", told.path);
            let page = reader.opens(&path).await.expect(200);
            assert!(matches!(path.rsplit('/').next(), Some("secret" | "remove")) || page.shows(words), "{path}: {}", page.words());
        }
    }
}
