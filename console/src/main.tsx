import './theme/base.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, StrictMode, Suspense, type ComponentType } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { ApiError } from './api/request.ts'
import { NoPage } from './pages/NoPage.tsx'
import { Shell } from './shell/Shell.tsx'

const client = new QueryClient({
  // The server may be this very machine: being off the network is no reason to wait with asking it.
  defaultOptions: { mutations: { networkMode: 'always' }, queries: { networkMode: 'always', staleTime: 15_000, retry: (count, error) => count < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500) } },
})

const page = (load: () => Promise<{ default: ComponentType }>) => { const Page = lazy(load); return <Page /> }

const router = createBrowserRouter([{ path: 'wall', element: <Suspense>{page(() => import('./wall/Wall.tsx'))}</Suspense> }, {
  element: <Shell />,
  children: [
    { index: true, element: page(() => import('./pages/Overview.tsx')) },
    { path: 'library', element: page(() => import('./pages/Library.tsx')) },
    { path: 'read/:id', element: page(() => import('./reader/Reader.tsx')) },
    { path: 'projects', element: page(() => import('./projects/Projects.tsx')) },
    { path: 'projects/:id', element: page(() => import('./projects/ProjectPage.tsx')) },
    { path: 'points', element: page(() => import('./points/Points.tsx')) },
    { path: 'points/:id', element: page(() => import('./points/CompanyPointsPage.tsx')) },
    { path: 'ladder', element: page(() => import('./ladder/PoolPage.tsx')) },
    { path: 'ladder/:id', element: page(() => import('./ladder/CompanyLadderPage.tsx')) },
    { path: 'finance', element: page(() => import('./finance/Finance.tsx')) },
    { path: 'finance/:id', element: page(() => import('./finance/CompanyFinancePage.tsx')) },
    { path: 'plans', element: page(() => import('./plans/Plans.tsx')) },
    { path: 'plans/:id', element: page(() => import('./plans/PlanPage.tsx')) },
    { path: 'rounds', element: page(() => import('./briefing/Rounds.tsx')) },
    { path: 'rounds/:id', element: page(() => import('./briefing/RoundPage.tsx')) },
    { path: 'dispatch', element: page(() => import('./briefing/Dispatch.tsx')) },
    { path: 'fill', element: page(() => import('./briefing/Fill.tsx')) },
    { path: 'companies', element: page(() => import('./companies/Companies.tsx')) },
    { path: 'companies/import', element: page(() => import('./register/Import.tsx')) },
    { path: 'companies/:id', element: page(() => import('./companies/CompanyPage.tsx')) },
    { path: 'policies', element: page(() => import('./policies/Policies.tsx')) },
    { path: 'policies/:id', element: page(() => import('./policies/PolicyPage.tsx')) },
    { path: 'match', element: page(() => import('./match/Match.tsx')) },
    { path: 'sandbox', element: page(() => import('./sandbox/Sandbox.tsx')) },
    { path: 'chains', element: page(() => import('./chain/Chains.tsx')) },
    { path: 'chains/:id', element: page(() => import('./chain/ChainPage.tsx')) },
    { path: 'chains/:id/:link', element: page(() => import('./chain/LinkPage.tsx')) },
    { path: 'entities', element: page(() => import('./pages/Entities.tsx')) },
    { path: 'entities/:id', element: page(() => import('./pages/EntityPage.tsx')) },
    { path: 'facts', element: page(() => import('./pages/Facts.tsx')) },
    { path: 'review/identity', element: page(() => import('./identity/Identity.tsx')) },
    { path: 'indicators', element: page(() => import('./indicators/Indicators.tsx')) },
    { path: 'parks', element: page(() => import('./parks/Parks.tsx')) },
    { path: 'parks/:id', element: page(() => import('./parks/Park.tsx')) },
    { path: 'conflicts', element: page(() => import('./conflicts/Conflicts.tsx')) },
    { path: 'review', element: page(() => import('./review/Review.tsx')) },
    { path: 'try', element: page(() => import('./try/Try.tsx')) },
    { path: 'search', element: page(() => import('./pages/Search.tsx')) },
    { path: 'help', element: page(() => import('./pages/Help.tsx')) },
    { path: '*', element: <NoPage /> },
  ],
}])

createRoot(document.getElementById('root')!).render(
  <StrictMode><QueryClientProvider client={client}><RouterProvider router={router} /></QueryClientProvider></StrictMode>,
)
