import type { Metadata } from 'next';
import { Empty } from '#app/_ui/empty.tsx';
import { Block } from '#app/_ui/panel.tsx';
import type { Search } from '#app/(public)/sign-in/address.ts';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { DeviceList } from '#app/(shared)/account/device-list.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { LodgingFrame } from '#app/(shared)/account/frame.tsx';
import { enter, visitor } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { devicesAt } from '#lib/identity/device/care.ts';
import { deviceWords } from '#lib/identity/device/words.ts';
import { membersOf } from '#lib/identity/people.ts';
import { deskHere, endOne, pairPhone } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: deviceWords(await languageOfRequest()).title };
}

/** The own phones of the owner's people and the houses' shared desks: pair one, see its last use, end it. */
export default async function Devices({ searchParams }: { searchParams: Search }) {
  const { members, devices } = await enter('people:manage', async (pass) => ({
    members: await membersOf(pass),
    devices: await devicesAt(pass, pass.reach.lodgings === 'all' ? [] : pass.reach.lodgings),
  }));
  const [language, { session }] = await Promise.all([languageOfRequest(), visitor()]);
  if (!session) return null;
  const words = deviceWords(language);
  const people = [
    ...new Map(members.map(({ account, name, phoneMasked }) => [account, { name, phoneMasked }])),
  ];
  const nameOf = new Map(people.map(([account, { name }]) => [account, name]));
  const lodgings = session.holdings
    .filter(({ role, lodging }) => role === 'owner' && lodging)
    .map(({ lodging, lodgingName }) => ({ value: lodging ?? '', label: lodgingName ?? '' }));
  const houseOf = new Map(lodgings.map(({ value, label }) => [value, label]));
  const phones = devices.filter(({ kind }) => kind === 'phone');
  const desks = devices.filter(({ kind }) => kind === 'desk');
  return (
    <LodgingFrame session={session} title={words.title} back="/my-lodging/devices">
      <Done done={(await searchParams).done} said={{ ended: words.ended }} />
      <p className="soft">{words.text}</p>
      <Block id="pair" title={words.pair}>
        <div className="card pad">
          <AskForm
            id="code"
            language={language}
            action={pairPhone}
            look="lamp"
            submit={words.makeCode}
            again
            asks={[
              {
                name: 'account',
                label: words.whose,
                kind: 'select',
                options: people.map(([value, { name, phoneMasked }]) => ({
                  value,
                  label: `${name} ${phoneMasked}`,
                })),
              },
            ]}
          />
        </div>
      </Block>
      <Block id="phones" title={words.phones}>
        {phones.length === 0 ? (
          <Empty icon="phone" title={words.noPhones}>
            {words.noPhonesText}
          </Empty>
        ) : (
          <DeviceList
            language={language}
            devices={phones}
            named={({ account }) => nameOf.get(account) ?? ''}
            end={endOne}
          />
        )}
      </Block>
      <Block id="desks" title={words.desks}>
        <DeviceList
          language={language}
          devices={desks}
          named={({ lodging }) => houseOf.get(lodging ?? '') ?? words.desk}
          end={endOne}
        />
        <div className="card pad">
          <AskForm
            id="desk"
            language={language}
            action={deskHere}
            submit={words.makeDesk}
            hidden={lodgings.length === 1 ? { lodging: lodgings[0]?.value ?? '' } : {}}
            asks={
              lodgings.length > 1
                ? [{ name: 'lodging', label: words.lodging, kind: 'select', options: lodgings }]
                : []
            }
          >
            <p className="hint">{words.deskText}</p>
          </AskForm>
        </div>
      </Block>
    </LodgingFrame>
  );
}
