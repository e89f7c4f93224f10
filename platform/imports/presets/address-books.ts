import { type Place, type Preset, spelled } from './preset.ts'

/** Google numbers what there may be several of; four are what its exports of real people come to. */
const numbered = (columns: (number: number) => Record<string, Place>) =>
  Object.assign({}, ...[1, 2, 3, 4].map(columns)) as Record<string, Place>

export const google: Preset = {
  id: 'google',
  name: 'Google Contacts',
  tables: [
    {
      object: 'contact',
      signature: [
        ['Name', 'Given Name', 'Family Name', 'Group Membership'],
        ['First Name', 'Middle Name', 'Last Name', 'Phonetic First Name', 'Labels'],
        ['First Name', 'Last Name', 'Labels', 'E-mail 1 - Value'],
      ],
      columns: {
        ...spelled({
          Name: 'fullName',
          'Given Name|First Name': 'firstName',
          'Additional Name|Middle Name': 'middleName',
          'Family Name|Last Name': 'lastName',
          'Organization 1 - Name|Organization Name': 'companies.name',
          'Organization 1 - Title|Organization Title': 'jobTitle',
          'Group Membership|Labels': 'tags',
          Birthday: 'birthday',
          Notes: 'note.body',
          'Photo|Yomi Name|File As|Name Prefix|Name Suffix|Phonetic First Name|Phonetic Middle Name|Phonetic Last Name|Organization Department|Organization 1 - Department|Organization 1 - Type':
            null,
          Language: 'language',
        }),
        ...numbered((at) => ({
          [`E-mail ${at} - Value`]: ['emails', String(at)],
          [`E-mail ${at} - Type`]: ['emails.label', String(at)],
          [`E-mail ${at} - Label`]: ['emails.label', String(at)],
          [`Phone ${at} - Value`]: ['phones', String(at)],
          [`Phone ${at} - Type`]: ['phones.label', String(at)],
          [`Phone ${at} - Label`]: ['phones.label', String(at)],
          [`Address ${at} - Type`]: ['addresses.label', String(at)],
          [`Address ${at} - Label`]: ['addresses.label', String(at)],
          [`Address ${at} - Formatted`]: null,
          [`Address ${at} - Street`]: ['addresses.street', String(at)],
          [`Address ${at} - City`]: ['addresses.city', String(at)],
          [`Address ${at} - PO Box`]: null,
          [`Address ${at} - Region`]: ['addresses.region', String(at)],
          [`Address ${at} - Postal Code`]: ['addresses.postcode', String(at)],
          [`Address ${at} - Country`]: ['addresses.country', String(at)],
          [`Address ${at} - Extended Address`]: ['addresses.street2', String(at)],
          [`Website ${at} - Value`]: null,
          [`Website ${at} - Type`]: null,
          [`Website ${at} - Label`]: null,
        })),
      },
    },
  ],
}

export const outlook: Preset = {
  id: 'outlook',
  name: 'Outlook',
  tables: [
    {
      object: 'contact',
      signature: [
        ['First Name', 'Last Name', 'E-mail Address', 'Business Phone'],
        ['First Name', 'Last Name', 'Business Street', 'E-mail Address'],
        ['Vorname', 'Nachname', 'E-Mail-Adresse', 'Telefon geschäftlich'],
        ['Vorname', 'Nachname', 'E-Mail-Adresse', 'Straße geschäftlich'],
      ],
      columns: spelled({
        'First Name|Vorname': 'firstName',
        'Middle Name|Weitere Vornamen': 'middleName',
        'Last Name|Nachname': 'lastName',
        'Title|Anrede|Suffix': null,
        'Company|Firma': 'companies.name',
        'Job Title|Position': 'jobTitle',
        'E-mail Address|E-Mail-Adresse': 'emails',
        'E-mail 2 Address|E-Mail 2: Adresse': ['emails', '2'],
        'E-mail 3 Address|E-Mail 3: Adresse': ['emails', '3'],
        'E-mail Type|E-mail Display Name|E-mail 2 Type|E-mail 2 Display Name|E-mail 3 Type|E-mail 3 Display Name|E-Mail-Typ|E-Mail: Angezeigter Name':
          null,
        'Business Phone|Telefon geschäftlich': ['phones', 'work', 'work'],
        'Business Phone 2|Telefon geschäftlich 2': ['phones', 'work 2', 'work'],
        'Home Phone|Telefon (privat)|Telefon privat': ['phones', 'home', 'home'],
        'Mobile Phone|Mobiltelefon': ['phones', 'mobile', 'mobile'],
        'Business Fax|Fax geschäftlich': ['phones', 'fax', 'fax'],
        'Business Street|Straße geschäftlich': ['addresses.street', 'work', 'work'],
        'Business Postal Code|Postleitzahl geschäftlich': ['addresses.postcode', 'work', 'work'],
        'Business City|Ort geschäftlich': ['addresses.city', 'work', 'work'],
        'Business State|Region geschäftlich': ['addresses.region', 'work', 'work'],
        'Business Country/Region|Business Country|Land/Region geschäftlich': ['addresses.country', 'work', 'work'],
        'Home Street|Straße privat': ['addresses.street', 'home', 'home'],
        'Home Postal Code|Postleitzahl privat': ['addresses.postcode', 'home', 'home'],
        'Home City|Ort privat': ['addresses.city', 'home', 'home'],
        'Home State|Region privat': ['addresses.region', 'home', 'home'],
        'Home Country/Region|Home Country|Land/Region privat': ['addresses.country', 'home', 'home'],
        'Birthday|Geburtstag': 'birthday',
        'Categories|Kategorien': 'tags',
        'Notes|Notizen': 'note.body',
      }),
    },
  ],
}

export const mailchimp: Preset = {
  id: 'mailchimp',
  name: 'Mailchimp',
  tables: [
    {
      object: 'contact',
      signature: [
        ['Email Address', 'MEMBER_RATING', 'OPTIN_TIME'],
        ['Email Address', 'OPTIN_TIME', 'LEID'],
        ['E-Mail-Adresse', 'MEMBER_RATING', 'OPTIN_TIME'],
      ],
      columns: spelled({
        'Email Address|E-Mail-Adresse': 'emails',
        'First Name|Vorname|FNAME': 'firstName',
        'Last Name|Nachname|LNAME': 'lastName',
        'Address|Adresse': 'addresses.street',
        'Phone Number|Telefonnummer|PHONE': 'phones',
        'Birthday|Geburtstag': null,
        TAGS: 'tags',
        NOTES: 'note.body',
        EUID: 'externalId',
        'MEMBER_RATING|OPTIN_TIME|OPTIN_IP|CONFIRM_TIME|CONFIRM_IP|LATITUDE|LONGITUDE|GMTOFF|DSTOFF|TIMEZONE|CC|REGION|LAST_CHANGED|LEID|UNSUB_TIME|UNSUB_CAMPAIGN_TITLE|UNSUB_CAMPAIGN_ID|UNSUB_REASON_OTHER|CLEAN_TIME|CLEAN_CAMPAIGN_TITLE|CLEAN_CAMPAIGN_ID':
          null,
        UNSUB_REASON: ['tags', '', 'unsubscribed'],
      }),
    },
  ],
}
