//! Values of the registration form.

use super::traces;
use crate::support::TestApp;

const EMAIL: &str = "maria@voorbeeldegem.example";

#[tokio::test]
async fn an_empty_form_names_every_field_in_its_order_and_takes_no_place() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let maria = app.visitor();
    let form = maria.fills_in(&event.slug, "").await.with_all(&[("first_name", ""), ("last_name", " "), ("organisation", "")]).without("accept_privacy");
    let page = maria.sends(&form).await.expect(422);
    let summary = page.attributes("[role=\"alert\"] a[href^=\"#\"]", "href");
    assert_eq!(summary.len(), 5, "{summary:?}");
    for (link, field) in summary.iter().zip(["first_name", "last_name", "email", "organisation", "accept_privacy"]) {
        assert!(link.starts_with(&format!("#{field}")), "{summary:?}");
        assert!(page.has(link), "{link} leads to nothing");
    }
    assert!(page.has("[name=\"email\"][aria-invalid=\"true\"][aria-describedby]"));
    assert_eq!(traces(&app).await, 0);
}

#[tokio::test]
async fn addresses_that_cannot_be_written_to_are_refused_at_their_field_and_kept() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let maria = app.visitor();
    let long = format!("{}@{}.example", "m".repeat(64), "d".repeat(182));
    assert_eq!(long.len(), 255);
    let longer_label = format!("maria@{}.example", "d".repeat(64));
    for address in [
        "maria",
        "maria@",
        "@voorbeeldegem.example",
        "maria@localhost",
        "maria@voorbeeldegem",
        "maria@@voorbeeldegem.example",
        "maria@voorbeeldegem.example, jan@voorbeeldegem.example",
        "Maria <maria@voorbeeldegem.example>",
        "maria@voorbeeldegem.example\r\nBcc: all@voorbeeldegem.example",
        "maria@voorbeeldegem.example\nBcc: all@voorbeeldegem.example",
        "maria@[127.0.0.1]",
        "maria@127.0.0.1",
        "\"maria\"@voorbeeldegem.example",
        ".maria@voorbeeldegem.example",
        "mariä@voorbeeldegem.example",
        "maria@voor beeldegem.example",
        "maria@-voorbeeldegem.example",
        long.as_str(),
        longer_label.as_str(),
    ] {
        let form = maria.fills_in(&event.slug, address).await;
        let page = maria.sends(&form).await.expect(422);
        assert!(page.has("[name=\"email\"][aria-invalid=\"true\"]"), "{address:?}: {}", page.words());
        let kept = page.form_with("email");
        let shown = address.replace(['\r', '\n'], "");
        assert_eq!(kept.get("email").replace(['\r', '\n'], ""), shown, "what was typed is kept");
        assert_eq!(kept.get("first_name"), "Maria");
    }
    assert_eq!(traces(&app).await, 0);
}

#[tokio::test]
async fn unusual_addresses_that_exist_are_taken_and_written_to() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    for (typed, written) in [
        ("maria+opleiding@voorbeeldegem.example", "maria+opleiding@voorbeeldegem.example"),
        ("jan@vöörbeeld.example", "jan@xn--vrbeeld-90aa.example"),
        ("o'brien@voorbeeldegem.example", "o'brien@voorbeeldegem.example"),
        ("  piet@Voorbeeldegem.EXAMPLE ", "piet@voorbeeldegem.example"),
        ("a.b-c_d@sub.voorbeeldegem.example", "a.b-c_d@sub.voorbeeldegem.example"),
    ] {
        app.visitor().registers_for(&event.slug, typed).await.expect(200);
        let mails = app.deliver_mail().await;
        assert_eq!(mails.len(), 1, "{typed}");
        assert_eq!(mails[0].recipient(), written, "{typed}");
    }
}

#[tokio::test]
async fn real_names_stay_as_they_are_in_pages_and_mails() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let nele = app.organiser().await;
    let names = [
        ("Zoë", "D'Hondt-Öztürk"),
        ("محمد", "بن علي"),
        ("דוד", "\u{200F}כהן\u{200E}"),
        ("Ngọc", "Nguyễn"),
        ("Bart 🎉", "De Smet"),
        ("X", "Ó"),
        ("Jean-\u{00AD}Pierre", "de l’Étang & Fils"),
    ];
    for (number, (first, last)) in names.iter().enumerate() {
        let visitor = app.visitor();
        let form = visitor.fills_in(&event.slug, &format!("naam{number}@voorbeeldegem.example")).await.with("first_name", first).with("last_name", last);
        let answer = visitor.sends(&form).await;
        assert!(answer.status.is_redirection(), "{first} {last}: {} {}", answer.status, answer.words());
        let mails = app.deliver_mail().await;
        assert!(mails[0].text.contains(first), "{first} in {}", mails[0].text);
        let page = visitor.opens(&mails[0].link("/r/")).await.expect(200);
        assert!(page.words().contains(first.trim()) && page.words().contains(last.trim()), "{first} {last} in {}", page.words());
    }
    let participants = nele.opens(&format!("/desk/events/{}/participants", event.id)).await.expect(200);
    for (first, last) in names {
        assert!(participants.words().contains(first) && participants.words().contains(last), "{first} {last}");
    }
}

#[tokio::test]
async fn line_breaks_and_nul_in_one_line_are_refused_and_reach_no_header() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let maria = app.visitor();
    for field in ["first_name", "last_name", "job_title", "organisation"] {
        for value in [
            "Maria\r\nBcc: evil@elsewhere.example",
            "Maria\nX-Evil: 1",
            "Maria\rATTENDEE:mailto:evil@elsewhere.example",
            "Ma\0ria",
            "Maria\u{2028}BEGIN:VEVENT",
            "Ma\u{7}ria",
            "Maria\u{1b}[31m",
        ] {
            let form = maria.fills_in(&event.slug, EMAIL).await.with(field, value);
            let page = maria.sends(&form).await.expect(422);
            assert!(page.has("[role=\"alert\"]"), "{field} {value:?}: {}", page.words());
        }
    }
    assert_eq!(traces(&app).await, 0);
}

#[tokio::test]
async fn markup_is_shown_as_the_text_it_is() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let nele = app.organiser().await;
    let evil = "<script>alert(1)</script><img src=x onerror=alert(2)>\" onfocus=\"alert(3)";
    let maria = app.visitor();
    let form =
        maria.fills_in(&event.slug, EMAIL).await.with("first_name", "<b>Maria</b>").with("job_title", evil).with("remarks", &format!("{evil}\r\nBEGIN:VALARM\r\n{{{{ 7 * 7 }}}}"));
    let answer = maria.sends(&form).await;
    assert!(answer.status.is_redirection(), "{}", answer.words());
    let mail = app.deliver_mail().await.remove(0);
    assert!(!mail.html.contains("<b>Maria</b>") && !mail.html.contains("<script>"));
    assert!(mail.text.contains("<b>Maria"), "text is text: {}", mail.text);
    assert!(!mail.calendar.expect("an invitation").contains("\nBEGIN:VALARM"));
    let registrations = nele.opens(&format!("/desk/events/{}/participants", event.id)).await.expect(200);
    let detail = nele.opens(&registrations.link("/desk/registrations/").expect("a registration")).await.expect(200);
    for page in [maria.opens(&mail_link(&mail.text)).await, registrations, detail] {
        assert!(!page.source().contains("<script>alert") && !page.source().contains("<img src=x") && !page.has("[onfocus], [onerror]"), "{}", page.path);
    }
}

fn mail_link(text: &str) -> String {
    let start = text.find("/r/").expect("a personal link");
    text[start..].split(|letter: char| letter.is_whitespace() || letter == '>').next().expect("its path").to_owned()
}

#[tokio::test]
async fn an_organisation_or_session_that_is_not_of_this_place_is_refused() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let other = app.event().create().await;
    let maria = app.visitor();
    for organisation in ["00000000-0000-7000-8000-000000000000", "'; DROP TABLE registrations; --"] {
        let form = maria.fills_in(&event.slug, EMAIL).await.with("organisation", organisation);
        let page = maria.sends(&form).await;
        // Text is a name to be looked at by the organisers; an id must exist.
        if uuid::Uuid::parse_str(organisation).is_ok() {
            assert_eq!(page.status, 422, "{organisation}: {}", page.words());
            assert_eq!(traces(&app).await, 0);
        } else {
            assert!(!page.status.is_server_error(), "{organisation}: {}", page.status);
        }
    }
    let form = maria.fills_in(&event.slug, "jan@voorbeeldegem.example").await.and("session", &other.sessions[0].id.to_string());
    let before = traces(&app).await;
    let page = maria.sends(&form).await.expect(422);
    assert!(page.has("[role=\"alert\"]"), "{}", page.words());
    assert_eq!(traces(&app).await, before);
}

#[tokio::test]
async fn values_that_are_too_long_say_how_long_they_may_be() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let maria = app.visitor();
    for (field, limit) in [("first_name", 80), ("last_name", 80), ("job_title", 120), ("remarks", 2000)] {
        let form = maria.fills_in(&event.slug, EMAIL).await.with(field, &"é".repeat(limit + 1));
        let page = maria.sends(&form).await.expect(422);
        let told = page.words().replace(['.', '\u{a0}', '\u{202f}'], "");
        assert!(told.contains(&limit.to_string()), "{field}: {}", page.words());
        assert_eq!(page.form_with(field).get(field).chars().count(), limit + 1, "{field} is kept");
    }
    assert_eq!(traces(&app).await, 0);
    let form = maria.fills_in(&event.slug, EMAIL).await.with("first_name", &"é".repeat(80)).with("remarks", &"é".repeat(2000));
    assert!(maria.sends(&form).await.status.is_redirection());
}
