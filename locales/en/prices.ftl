# Prices and invoices. Nothing is paid here.

price-title = Price
price-edit = Edit
price-lead = What does taking part cost, for members and for others? The price is recorded with each registration, with the data for the invoice. Nothing is paid here: you make the invoice yourself. Leave both amounts empty when taking part is free.
price-registered-keep = { $count ->
    [one] 1 registration keeps the price of when it was made.
   *[other] { $count } registrations keep the price of when they were made.
}
price-member = Members
price-non-member = Non-members
price-free = free
price-per-person = Per person
price-help-member = In euro, for example 95 or 95.50.
price-help-non-member = If you fill in one only, it is that of everybody.
price-vat-note = VAT
price-help-vat-note = For example ‘Free of VAT’ or ‘Excluding 21% VAT’.
price-included = Included
price-help-included = What one gets for it: lunch, course material …
price-terms = Cancelling
price-help-terms = What does it cost when somebody cancels or does not come? Sending a colleague is free.
price-help-invoice-data = Anyone who pays nothing never has to give invoice data.
price-invoice-data-optional = Invoice data may be given
price-invoice-data-required = Invoice data must be given: organisation and address
price-which = Which price counts depends on your organisation. Your confirmation says the amount.
price-invoice-legend = Price and invoice
price-invoice-follows = You pay nothing here. The organiser sends an invoice to your organisation after the event.
price-invoice-for-all = You pay nothing here. The organiser sends an invoice after the event. The data below are for everybody you register.
price-po-number = Purchase order number (PO)
price-help-po-number = When it is on the invoice, your finance department can place it.
price-invoice-organisation = Organisation on the invoice
price-invoice-kbo = Enterprise number (KBO/BCE)
price-help-kbo = Ten digits, for example 0207.437.468.
price-invoice-address = Address on the invoice
price-invoice-reference = Reference on the invoice
price-help-reference = For example a department or a budget code.
price-invoice-to = Invoice to
price-of-registration = Price of the registration
price-not-recorded = not recorded yet
price-help-amount = Another amount than the usual price? Write it here: it counts for this registration only.
price-change-more = The price becomes { $after } instead of { $before }: { $difference } more.
price-change-less = The price becomes { $after } instead of { $before }: { $difference } less.
price-change-to-member = Your colleague’s organisation is a member.
price-change-to-non-member = Your colleague’s organisation is not a member.
price-change-confirm = The purchase order number and the invoice data go along. If you agree, confirm below.
price-change-agree = Hand over for { $after }
mail-price-invoice = The invoice follows after the event. You need not pay anything now.
refusal-other-price = The place costs your colleague another amount. Look at the difference and confirm it.

desk-label-member-price = Price for members
desk-label-non-member-price = Price for non-members
desk-label-invoice-data = Invoice data
desk-label-vat-note = VAT
desk-label-included = Included
desk-label-terms = Cancelling
desk-label-vat-note-nl = VAT, in Dutch
desk-label-vat-note-fr = VAT, in French
desk-label-vat-note-en = VAT, in English
desk-label-included-nl = Included, in Dutch
desk-label-included-fr = Included, in French
desk-label-included-en = Included, in English
desk-label-terms-nl = Cancelling, in Dutch
desk-label-terms-fr = Cancelling, in French
desk-label-terms-en = Cancelling, in English
desk-label-price-amount = Amount in euro
desk-label-member-rate = This is the price for members
desk-label-po-number = Purchase order number (PO)
desk-label-invoice-organisation = Organisation on the invoice
desk-label-invoice-kbo = Enterprise number (KBO/BCE)
desk-label-invoice-address = Address on the invoice
desk-label-invoice-reference = Reference on the invoice
desk-done-prices-saved = The price has been saved.
desk-done-invoice-saved = Price and invoice data have been saved.
desk-history-event-prices = changed the price
desk-history-registration-price = changed price or invoice data of a registration

field-not-an-amount = This is not an amount in euro. Write for example 95 or 95.50.
field-not-a-kbo-number = This is not an enterprise number. It has ten digits, with a check number.
