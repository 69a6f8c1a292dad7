import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { Empty } from '#app/_ui/empty.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Ask } from '#app/(shared)/account/asked.ts';
import { DeviceList } from '#app/(shared)/account/device-list.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { devicesAt } from '#lib/identity/device/care.ts';
import { peopleOfHouse } from '#lib/identity/device/station.ts';
import { papersAtStation } from '#lib/identity/device/terms.ts';
import { deviceWords, paperWords, stationWords } from '#lib/identity/device/words.ts';
import { roleWords } from '#lib/identity/words-roles.ts';
import { lodgingByCode } from '#lib/lodging/queries.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import { heldOf } from '../../../held.ts';
import { endHere, pairHere, phoneLost } from './actions.ts';

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: stationWords(await languageOfRequest()).title };
}

/** Somebody of the lodging stands at the station: pair their phone, or report a lost one. Any officer ends a device. */
export default async function InPerson({ params, searchParams }: Props) {
  const code = decodeURIComponent((await params).code);
  const { lodging, people, devices } = await enter('device:end', async (pass) => {
    const lodging = await lodgingByCode(pass, code);
    return {
      lodging: { code: lodging.code, name: lodging.name },
      people: await peopleOfHouse(pass, lodging.id),
      devices: await devicesAt(pass, [lodging.id]),
    };
  });
  const [language, held] = await Promise.all([languageOfRequest(), heldOf(['person:vouch'])]);
  const [words, device, roles] = [stationWords(language), deviceWords(language), roleWords(language)];
  const asks: Ask[] = [
    {
      name: 'account',
      label: words.person,
      kind: 'select',
      options: people.map(({ account, name, phoneMasked, role, maySet }) => ({
        value: account,
        label: [name, roles[role], phoneMasked, maySet ? '' : words.elsewhere].filter(Boolean).join(' · '),
      })),
    },
    {
      name: 'paper',
      label: words.paper,
      kind: 'select',
      options: [
        { value: '', label: '—' },
        ...papersAtStation.map((value) => ({ value, label: paperWords(language)[value] })),
      ],
    },
  ];
  const nameOf = new Map(people.map(({ account, name }) => [account, name]));
  return (
    <>
      <PageHead
        title={words.title}
        crumbs={[
          { href: '/lodgings', label: lodgingWords(language).lodgings },
          { href: `/lodgings/${encodeURIComponent(lodging.code)}`, label: lodging.name },
        ]}
      />
      <Done done={(await searchParams).done} said={{ ended: device.ended }} />
      {people.length === 0 && (
        <Empty icon="people" title={words.nobody}>
          {words.nobodyText}
        </Empty>
      )}
      {people.length > 0 && held.has('person:vouch') && (
        <>
          <p className="soft">{words.text}</p>
          <Panel id="pair" title={words.pair}>
            <AskForm
              id="pair-here"
              language={language}
              action={pairHere}
              look="lamp"
              submit={device.makeCode}
              again
              asks={asks}
            />
          </Panel>
          <Panel id="lost" title={words.lost}>
            <AskForm
              id="lost-phone"
              language={language}
              action={phoneLost}
              look="danger"
              submit={words.recover}
              again
              hidden={{ code: lodging.code }}
              asks={[...asks, { name: 'phone', label: words.newPhone, kind: 'tel' }]}
            >
              <p className="hint">{words.lostText}</p>
            </AskForm>
          </Panel>
        </>
      )}
      <Panel id="devices" title={device.title} count={devices.filter(({ endedAt }) => !endedAt).length}>
        {devices.length === 0 && <p className="soft">{device.noPhones}</p>}
        <DeviceList
          language={language}
          devices={devices}
          named={({ kind, account }) => (kind === 'desk' ? device.desk : (nameOf.get(account) ?? ''))}
          end={endHere}
          hidden={{ code: lodging.code }}
        />
      </Panel>
    </>
  );
}
