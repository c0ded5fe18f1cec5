import { MapChart } from 'echarts/charts'
import { use } from 'echarts/core'
// What stands there already does not travel again.
import './echarts.ts'

use([MapChart])
