import { type Preset, spelled } from './preset.ts'

export const shopify: Preset = {
  id: 'shopify',
  name: 'Shopify',
  tables: [
    {
      object: 'order',
      signature: [['Name', 'Email', 'Financial Status', 'Lineitem name', 'Lineitem quantity']],
      columns: spelled({
        Name: 'number',
        Id: 'externalId',
        Email: 'contact.email',
        Phone: 'contact.phone',
        'Billing Name': 'contact.fullName',
        'Created at': 'placedAt',
        'Financial Status': 'status',
        Currency: 'currency',
        Total: 'total',
        'Lineitem name': 'lines.product',
        'Lineitem sku': 'lines.sku',
        'Lineitem quantity': 'lines.quantity',
        'Lineitem price': 'lines.unitPrice',
        Source: 'source',
        'Billing Company': 'company.name',
        'Fulfillment Status|Paid at|Fulfilled at|Accepts Marketing|Subtotal|Shipping|Taxes|Discount Code|Discount Amount|Shipping Method|Notes|Note Attributes|Cancelled at|Payment Method|Payment Reference|Refunded Amount|Vendor|Outstanding Balance|Employee|Location|Device ID|Tags|Risk Level|Lineitem compare at price|Lineitem requires shipping|Lineitem taxable|Lineitem fulfillment status|Lineitem discount|Shipping Name|Shipping Street|Shipping City|Shipping Zip|Billing Street|Billing City|Billing Zip|Billing Phone|Billing Country|Billing Province|Billing Address1|Billing Address2|Shipping Company|Shipping Phone|Shipping Country|Shipping Province|Shipping Address1|Shipping Address2':
          null,
      }),
    },
    {
      object: 'contact',
      signature: [
        ['Customer ID', 'First Name', 'Last Name', 'Accepts Email Marketing'],
        ['First Name', 'Last Name', 'Accepts Marketing', 'Total Spent'],
        ['First Name', 'Last Name', 'Accepts Email Marketing', 'Total Spent'],
      ],
      columns: spelled({
        'Customer ID': 'externalId',
        'First Name': 'firstName',
        'Last Name': 'lastName',
        Email: 'emails',
        'Accepts Email Marketing|Accepts Marketing': ['tags', '', 'accepts marketing'],
        'Accepts SMS Marketing': ['tags', '', 'accepts SMS marketing'],
        'Default Address Company|Company': 'companies.name',
        'Default Address Address1|Address1': 'addresses.street',
        'Default Address Address2|Address2': 'addresses.street2',
        'Default Address City|City': 'addresses.city',
        'Default Address Zip|Zip': 'addresses.postcode',
        'Default Address Province Code|Province Code': 'addresses.region',
        'Default Address Country Code|Country Code': 'addresses.country',
        'Province|Country': null,
        'Phone|Default Address Phone': 'phones',
        'Total Spent|Total Orders|Tax Exempt': null,
        Tags: 'tags',
        Note: 'note.body',
      }),
    },
    {
      object: 'product',
      signature: [['Handle', 'Title', 'Vendor', 'Variant SKU', 'Variant Price']],
      columns: spelled({
        Handle: null,
        Title: 'name',
        'Body (HTML)': null,
        Vendor: null,
        'Type|Product Category': 'category',
        'Variant SKU': 'sku',
        'Variant Price': 'price',
        Published: 'active',
        Status: null,
      }),
    },
  ],
}

export const woocommerce: Preset = {
  id: 'woocommerce',
  name: 'WooCommerce',
  tables: [
    {
      object: 'order',
      signature: [
        ['Order Number', 'Order Status', 'Order Date', 'Item Name'],
        ['order_id', 'status', 'billing_email'],
        ['Bestellnummer', 'Bestellstatus', 'Bestelldatum', 'Artikelname'],
      ],
      columns: spelled({
        'Order Number|order_number|Bestellnummer': 'number',
        order_id: 'externalId',
        'Order Status|status|Bestellstatus': 'status',
        'Order Date|order_date|date|Bestelldatum': 'placedAt',
        'Email (Billing)|billing_email|E-Mail (Rechnung)': 'contact.email',
        'Phone (Billing)|billing_phone|Telefon (Rechnung)': 'contact.phone',
        'First Name (Billing)|billing_first_name|Vorname (Rechnung)': 'contact.firstName',
        'Last Name (Billing)|billing_last_name|Nachname (Rechnung)': 'contact.lastName',
        'Company (Billing)|billing_company|Firma (Rechnung)': 'company.name',
        'Order Total Amount|order_total|Gesamtbetrag der Bestellung': 'total',
        'order_currency|Currency|Währung': 'currency',
        'Item Name|Artikelname': 'lines.product',
        'SKU|Artikelnummer': 'lines.sku',
        'Quantity|Menge': 'lines.quantity',
        'Item Cost|Einzelpreis': 'lines.unitPrice',
        'Item #|Customer Note|Address 1&2 (Billing)|City (Billing)|State Code (Billing)|Postcode (Billing)|Country Code (Billing)|First Name (Shipping)|Last Name (Shipping)|Address 1&2 (Shipping)|City (Shipping)|State Code (Shipping)|Postcode (Shipping)|Country Code (Shipping)|Payment Method Title|Cart Discount Amount|Order Subtotal Amount|Shipping Method Title|Order Shipping Amount|Order Refund Amount|Order Total Tax Amount|Coupon Code|Discount Amount|Discount Amount Tax':
          null,
      }),
    },
    {
      object: 'contact',
      signature: [
        ['Name', 'Username', 'Last Active', 'Sign Up', 'Email', 'Orders', 'Total Spend'],
        ['Name', 'Benutzername', 'Zuletzt aktiv', 'Registriert', 'E-Mail', 'Bestellungen'],
      ],
      columns: spelled({
        Name: 'fullName',
        'Username|Benutzername|Last Active|Zuletzt aktiv|Sign Up|Registriert|Orders|Bestellungen|Total Spend|Gesamtausgaben|AOV':
          null,
        'Email|E-Mail': 'emails',
        'Country / Region|Country|Land / Region': 'addresses.country',
        'City|Stadt|Ort': 'addresses.city',
        'Region|Bundesland': 'addresses.region',
        'Postal Code|Postleitzahl': 'addresses.postcode',
      }),
    },
    {
      object: 'product',
      signature: [
        ['ID', 'Type', 'SKU', 'Name', 'Published', 'Regular price'],
        ['ID', 'Typ', 'Artikelnummer', 'Name', 'Veröffentlicht', 'Regulärer Preis'],
      ],
      columns: spelled({
        ID: 'externalId',
        'SKU|Artikelnummer': 'sku',
        Name: 'name',
        'Published|Veröffentlicht': 'active',
        'Short description|Kurzbeschreibung': null,
        'Description|Beschreibung': 'description',
        'Regular price|Regulärer Preis': 'price',
        'Categories|Kategorien': 'category',
        'Type|Typ': null,
      }),
    },
  ],
}
